import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

/** All facts, or those no source confirms; kept in the address. */
export function UnconfirmedSwitch({ count, on }: { count: number; on: boolean }) {
  const navigate = useNavigate();
  const change = (value: string) => {
    const address = { to: '.', search: value === 'unconfirmed' ? { show: value } : {}, replace: true };
    void navigate(address as unknown as Parameters<typeof navigate>[0]);
  };
  return (
    <SegmentedControl
      className="bf-no-print"
      aria-label="Which facts"
      data={[
        { value: 'all', label: 'All facts' },
        { value: 'unconfirmed', label: `Unconfirmed ${count}` },
      ]}
      value={on ? 'unconfirmed' : 'all'}
      onChange={change}
    />
  );
}
