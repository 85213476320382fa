import { REASONS } from '@bonafide/core/certificate/reason.ts';
import { type FileFormat, keyOf } from './file-format.ts';

/** A row of our `sdiType=ExemptReasons`: the codes of one customer group (spec §1.4), which have no public file. */
export interface ExemptReasonRecord {
  code: string;
  name: string;
  /** One of our reasons: what the code stands for in law. */
  reason: string;
  /** Whether it becomes the company's default reason in the tree of zones; false leaves the default as it is. */
  defaultUS: boolean;
  defaultINTL: boolean;
}

export const EXEMPT_REASONS_FILE: FileFormat<ExemptReasonRecord> = {
  columns: [
    { name: 'ExemptReasonCode', kind: 'identifier', need: 'value', max: 2 },
    { name: 'ExemptReasonName', kind: 'name', need: 'value', max: 100 },
    { name: 'Reason', kind: 'choice', need: 'value', max: 100, choices: REASONS },
    { name: 'DefaultUS', kind: 'flag', need: 'none', max: 10 },
    { name: 'DefaultINTL', kind: 'flag', need: 'none', max: 10 },
  ],
  read: (row) => ({
    code: row.required('ExemptReasonCode'),
    name: row.required('ExemptReasonName'),
    reason: row.choice('Reason', 'unknown-choice') ?? '',
    defaultUS: row.flag('DefaultUS') ?? false,
    defaultINTL: row.flag('DefaultINTL') ?? false,
  }),
  keyOf: (record) => keyOf(record.code),
  write: (record) => [
    {
      ExemptReasonCode: record.code,
      ExemptReasonName: record.name,
      Reason: record.reason,
      DefaultUS: record.defaultUS,
      DefaultINTL: record.defaultINTL,
    },
  ],
};
