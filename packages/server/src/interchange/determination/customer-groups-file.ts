import { type FileFormat, keyOf } from './file-format.ts';

/** A row of our `sdiType=CustomerGroups`: no public file holds groups, they are made on a screen (spec §5.1). */
export interface CustomerGroupRecord {
  name: string;
  /** Whether it becomes the group that the company searches when a sale names none; false leaves the choice as it is. */
  active: boolean;
}

export const CUSTOMER_GROUPS_FILE: FileFormat<CustomerGroupRecord> = {
  columns: [
    { name: 'GroupName', kind: 'name', need: 'value', max: 100 },
    { name: 'Active', kind: 'flag', need: 'none', max: 10 },
  ],
  read: (row) => ({ name: row.required('GroupName'), active: row.flag('Active') ?? false }),
  keyOf: (record) => keyOf(record.name),
  write: (record) => [{ GroupName: record.name, Active: record.active }],
};
