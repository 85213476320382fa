import { Checkbox } from '@mantine/core';

interface NotForResaleProps {
  /** As the address holds it: `true`, or nothing. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** What only the seller can know of an order: the buyer keeps the goods, so a resale certificate does not serve. */
export function NotForResale({ value, onChange }: NotForResaleProps) {
  return (
    <Checkbox
      label="Goods not for resale"
      description="The buyer uses them up: a resale certificate does not apply"
      checked={value === 'true'}
      onChange={(event) => onChange(event.currentTarget.checked ? 'true' : undefined)}
    />
  );
}
