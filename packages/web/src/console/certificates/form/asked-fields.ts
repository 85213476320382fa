import { factOn } from '@bonafide/core/content/content.ts';
import { boxOf } from '@bonafide/core/form/field-boxes.ts';
import { useQuery } from '@tanstack/react-query';
import { today } from '../../../ui/format/dates.ts';
import { formQuery } from '../../library/library-queries.ts';

/** The places that the form asks for today; empty while no form is chosen. */
export function useAskedPlaces(formId: string | null): ReadonlySet<string> {
  const detail = useQuery({ ...formQuery(formId ?? ''), enabled: formId !== null }).data;
  const fields = (detail && factOn(detail.form.requiredFields, today())?.value) ?? [];
  const places = fields.flatMap((field) => [...boxOf(field).places]);
  return new Set(places);
}
