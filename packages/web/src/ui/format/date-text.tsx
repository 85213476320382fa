import { formatDate, formatInstant, formatRelative } from './dates.ts';

interface DateTextProps {
  /** `YYYY-MM-DD`; null shows `missing`. */
  date: string | null;
  /** Say what no date means here: `No end date`, `Unknown`. */
  missing?: string;
  relative?: boolean;
}

export function DateText({ date, missing = 'Unknown', relative = false }: DateTextProps) {
  if (date === null) return <span style={{ color: 'var(--bf-ink-2)' }}>{missing}</span>;
  return (
    <time dateTime={date} style={{ whiteSpace: 'nowrap' }}>
      {relative ? formatRelative(date) : formatDate(date)}
    </time>
  );
}

/** When something happened: time and zone. */
export function InstantText({ at }: { at: string }) {
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {formatInstant(at)}
    </time>
  );
}

/** Not applicable: a dash that is spoken. */
export function NotApplicable({ label = 'Not applicable' }: { label?: string }) {
  return (
    <span>
      <span aria-hidden="true">–</span>
      <span className="bf-visually-hidden">{label}</span>
    </span>
  );
}
