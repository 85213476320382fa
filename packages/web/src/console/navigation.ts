import {
  IconAdjustments,
  IconBook2,
  IconBuildingStore,
  IconCertificate,
  IconChartBar,
  IconFileImport,
  IconFileSearch,
  IconGavel,
  IconHistory,
  IconMapPlus,
  type IconProps,
  IconReceipt,
  IconRotateClockwise,
  IconScale,
  IconSettings,
  IconUsers,
  IconWifiOff,
  IconZoomCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../api/session.ts';

export interface NavigationItem {
  label: string;
  href: string;
  icon: ComponentType<IconProps>;
  /** Second key after `g`. */
  key?: string;
  /** The right its screen needs, where not everybody has it: others do not see it in the sidebar. */
  permission?: Permission;
}

export interface NavigationGroup {
  label: string;
  items: NavigationItem[];
}

/** The sidebar. Only screens that exist stand here; a new screen adds its line with its route (see the README). */
export const NAVIGATION: NavigationGroup[] = [
  {
    label: 'Work',
    items: [
      { label: 'Overview', href: '/overview', icon: IconChartBar, key: 'o' },
      { label: 'Quick check', href: '/check', icon: IconScale, key: 'k' },
      { label: 'Offline', href: '/offline', icon: IconWifiOff },
    ],
  },
  {
    label: 'Records',
    items: [
      { label: 'Customers', href: '/customers', icon: IconBuildingStore, key: 'c' },
      { label: 'Certificates', href: '/certificates', icon: IconCertificate, key: 't' },
      { label: 'Verification', href: '/verification', icon: IconZoomCheck, key: 'v' },
      { label: 'Transactions', href: '/transactions', icon: IconReceipt, key: 'x' },
      { label: 'Replays', href: '/replays', icon: IconRotateClockwise },
    ],
  },
  {
    label: 'Rules',
    items: [
      { label: 'Library', href: '/library', icon: IconBook2, key: 'l' },
      { label: 'Check policy', href: '/policy', icon: IconAdjustments, key: 'p' },
      { label: 'Form finder', href: '/forms', icon: IconFileSearch, key: 'f' },
      { label: 'Nexus rehearsal', href: '/nexus', icon: IconMapPlus, key: 'n', permission: 'figures.read' },
      { label: 'Law', href: '/law', icon: IconGavel },
    ],
  },
  {
    label: 'Audit',
    items: [{ label: 'Log', href: '/log', icon: IconHistory, permission: 'log.read' }],
  },
  {
    label: 'System',
    items: [
      { label: 'Imports', href: '/imports', icon: IconFileImport },
      { label: 'Settings', href: '/settings', icon: IconSettings },
      { label: 'Team', href: '/team', icon: IconUsers },
    ],
  },
];
