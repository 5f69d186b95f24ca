/** Dates of birth inside national ids. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Is this a day of the Gregorian calendar? Month and day count from 1. */
export function isDate(year: number, month: number, day: number): boolean {
  const days = month === 2 && isLeap(year) ? 29 : DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** The same where the century is not told: February has 29 days in years that some century makes leap years. */
export function isDateOfCentury(year: number, month: number, day: number): boolean {
  return isDate(2000 + year, month, day) || isDate(1900 + year, month, day);
}

/** Two or more digits of a number, from a place on. */
export function numberAt(text: string, place: number, digits = 2): number {
  return Number(text.slice(place, place + digits));
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
