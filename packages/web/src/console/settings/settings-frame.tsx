import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { AREA_TABS, AREAS, type Area, areaHref } from './areas.ts';

interface SettingsFrameProps {
  area: Area;
  answer?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}

/** Head and tabs that every area shares; the answer and the act are the area's own. */
export function SettingsFrame({ area, answer, acts, children }: SettingsFrameProps) {
  const label = AREAS.find((one) => one.key === area)?.label ?? '';
  return (
    <>
      <PageHeader title={`${label} · Settings`} heading="Settings" answer={answer} acts={acts} />
      <PageTabs tabs={AREA_TABS} current={areaHref(area)} label="Settings" />
      {children}
    </>
  );
}
