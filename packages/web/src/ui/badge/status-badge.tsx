import type { Severity } from '@bonafide/core/check/finding.ts';
import type { Outcome } from '@bonafide/core/determination/decision.ts';
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleHalf2,
  IconClock,
  IconHelpCircle,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { ShownStatus } from '../../api/certificates.ts';
import type { Cover } from '../../api/customers.ts';
import { OctagonX } from './octagon-x.tsx';
import classes from './status-badge.module.css';
import {
  CERTIFICATE_WORDS,
  COVER_WORDS,
  OUTCOME_WORDS,
  SEVERITY_WORDS,
  type StatusWord,
  type Tone,
} from './status-words.ts';

const ICONS: Record<Tone, ComponentType<IconProps>> = {
  good: IconCircleCheckFilled,
  attention: IconAlertTriangle,
  bad: OctagonX,
  working: IconCircleHalf2,
  temporary: IconClock,
  neutral: IconCircle,
  unknown: IconHelpCircle,
};

export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = ICONS[tone];
  return <Icon size={size} stroke={1.75} aria-hidden="true" className={classes.icon} />;
}

/** Status is icon and word; the colour comes third, and a temporary one has a dashed outline besides. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <ToneIcon tone={tone} size={14} />
      <span>{children}</span>
    </span>
  );
}

function wordBadge({ tone, word }: StatusWord, more?: ReactNode) {
  return (
    <StatusBadge tone={tone}>
      {word}
      {more}
    </StatusBadge>
  );
}

/** `until` names the end of a temporary certificate in words. */
export function CertificateStatusBadge({ status, until }: { status: ShownStatus; until?: string | null }) {
  const more = status === 'temporary' && until ? ` until ${until}` : null;
  return wordBadge(CERTIFICATE_WORDS[status], more);
}

/** `count` shows how many states stand behind the worst word. */
export function CoverBadge({ cover, count = 0 }: { cover: Cover; count?: number }) {
  return wordBadge(COVER_WORDS[cover], count > 1 ? ` ${count}` : null);
}

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  return wordBadge(OUTCOME_WORDS[outcome]);
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  return wordBadge(SEVERITY_WORDS[severity]);
}
