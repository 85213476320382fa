import { PageTabs } from '../../ui/page-tabs.tsx';

const TABS = [
  { label: 'Severities', href: '/policy' },
  { label: 'Own checks', href: '/policy/own' },
  { label: 'Rehearsals', href: '/policy/rehearsals' },
];

export function PolicyTabs({ current }: { current: string }) {
  return <PageTabs tabs={TABS} current={current} label="Check policy" />;
}
