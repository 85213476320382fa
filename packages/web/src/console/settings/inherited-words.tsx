import type { CompanyRow } from '../../api/companies.ts';
import { AppLink } from '../../ui/app-link.tsx';

interface SetByProps {
  owner: CompanyRow;
  /** Path of the list in the settings. */
  area: string;
  own: boolean;
}

/** Whose setting it is; what came from above is changed there. */
export function SetBy({ owner, area, own }: SetByProps) {
  if (own) return <>{owner.name}</>;
  return (
    <AppLink href={`/settings/${area}?${new URLSearchParams({ 'f.company': owner.externalId })}`}>
      {owner.name}, above
    </AppLink>
  );
}
