/** The price of a model's tokens, by the table of the process configuration. */
import type { PriceOf, TokenPrice } from '../core/budgets.ts';
import type { PricesSection } from './section.ts';

/** A unit per million tokens is so many billionths of it per token. */
const PER_TOKEN = 1000;

/** Returns the first row that fits; names are compared as the provider is asked for them. */
export function priceTable(rows: PricesSection): PriceOf {
  const prices = rows.map(({ model, input, output }) => ({
    fits: model.endsWith('*')
      ? (name: string) => name.startsWith(model.slice(0, -1))
      : (name: string) => name === model,
    price: { input: Math.ceil(input * PER_TOKEN), output: Math.ceil(output * PER_TOKEN) },
  }));
  return (model): TokenPrice | undefined => prices.find(({ fits }) => fits(model))?.price;
}
