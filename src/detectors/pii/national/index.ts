/** National ids, one ordered list: of two that fit one number alike the earlier is reported. */
import type { Recognizer } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { cuil } from './ar.ts';
import { svnr } from './at.ts';
import { medicare, tfn } from './au.ts';
import { asmensKodas, isikukood, personasKods } from './baltic.ts';
import { nationalNumber } from './be.ts';
import { egn } from './bg.ts';
import { cnpj, cpf } from './br.ts';
import { sin } from './ca.ts';
import { ahv } from './ch.ts';
import { rut } from './cl.ts';
import { residentId } from './cn.ts';
import { birthNumber } from './cz.ts';
import { taxId as germanTaxId } from './de.ts';
import { cpr } from './dk.ts';
import { nif as spanishNif } from './es.ts';
import { hetu } from './fi.ts';
import { nir } from './fr.ts';
import { nhs, nino } from './gb.ts';
import { afm, amka } from './gr.ts';
import { oib } from './hr.ts';
import { taxId as hungarianTaxId, personalId, taj } from './hu.ts';
import { pps } from './ie.ts';
import { idNumber as israeliId } from './il.ts';
import { aadhaar, pan } from './in.ts';
import { fiscalCode } from './it.ts';
import { myNumber } from './jp.ts';
import { rrn } from './kr.ts';
import { curp } from './mx.ts';
import type { NationalId } from './national-id.ts';
import { bsn } from './nl.ts';
import { fodselsnummer } from './no.ts';
import { pesel } from './pl.ts';
import { nif as portugueseNif } from './pt.ts';
import { type NationalRule, recognizerOf, ruleOf } from './recognizer.ts';
import { cnp } from './ro.ts';
import { personnummer } from './se.ts';
import { nric } from './sg.ts';
import { idNumber as turkishId } from './tr.ts';
import { idNumber as southAfricanId } from './za.ts';

const NATIONAL_IDS: readonly NationalId[] = [
  ...[nino, nhs, sin, tfn, medicare, aadhaar, pan],
  ...[germanTaxId, nir, spanishNif, fiscalCode, bsn, nationalNumber, portugueseNif, pps, svnr, ahv],
  ...[personnummer, hetu, cpr, fodselsnummer],
  ...[pesel, birthNumber, taj, hungarianTaxId, personalId, cnp, egn, afm, amka, oib],
  ...[isikukood, asmensKodas, personasKods],
  ...[cpf, cnpj, curp, cuil, rut],
  ...[southAfricanId, nric, rrn, myNumber, residentId, turkishId, israeliId],
];

/** A rule for each, as the documentation lists them. */
export const NATIONAL_RULES: readonly NationalRule[] = NATIONAL_IDS.map(ruleOf);

/** Rules as they are run: all national ids are one recognizer, which stands where the first of them stood. */
export function joined(rules: readonly Rule[]): readonly Recognizer[] {
  const ids = rules.filter(isNational).map(({ id }) => id);
  if (ids.length === 0) return rules;
  const first = rules.findIndex(isNational);
  const others = (some: readonly Rule[]) => some.filter((rule) => !isNational(rule));
  return [...others(rules.slice(0, first)), recognizerOf(ids, 'now'), ...others(rules.slice(first))];
}

function isNational(rule: Rule): rule is NationalRule {
  return 'id' in rule;
}
