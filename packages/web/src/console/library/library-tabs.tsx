import { PageTabs } from '../../ui/page-tabs.tsx';

const TABS = [
  { label: 'States', href: '/library' },
  { label: 'Forms', href: '/library/forms' },
  { label: 'Multi-state forms', href: '/library/multistate' },
  { label: 'Reasons', href: '/library/reasons' },
  { label: 'Checks', href: '/library/checks' },
];

export function LibraryTabs({ current }: { current: string }) {
  return <PageTabs tabs={TABS} current={current} label="Library" />;
}
