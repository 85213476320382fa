import { PageTabs } from '../../ui/page-tabs.tsx';

const TABS = [
  { label: 'Releases', href: '/law' },
  { label: 'Overlays', href: '/law/overlays' },
  { label: 'Reviews', href: '/law/reviews' },
  { label: 'Changed verdicts', href: '/law/verdicts' },
];

export function LawTabs({ current }: { current: string }) {
  return <PageTabs tabs={TABS} current={current} label="Law" />;
}
