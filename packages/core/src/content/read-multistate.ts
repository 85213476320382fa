import type { Confidence, MultistateForm } from './content.ts';
import { checkGround, citations, confidence, issuedIdFormat, jurisdictionCode, reason, reasons } from './read-facts.ts';
import { form } from './read-form.ts';
import type { Reader } from './read-json.ts';
import { count, date, flag, listOf, matching, may, must, nullable, objectOf, oneOf, setOf, text } from './read-json.ts';
import { sourcesAlreadyRead } from './read-jurisdiction.ts';

interface Grounded {
  sources: number[];
  confidence: Confidence;
}

const ground = { sources: must(citations), confidence: must(confidence) };

/** A row of the details: the given members, sources and confidence. */
function row<T extends object>(shape: Parameters<typeof objectOf<T>>[0]): Reader<T & Grounded> {
  return objectOf<Grounded & T>({ ...shape, ...ground } as Parameters<typeof objectOf<Grounded & T>>[0], checkGround);
}

const verification = row<{
  service: string | null;
  what: string | null;
  url: string | null;
  wsdl: string | null;
  rest: string | null;
  note: string | null;
}>({
  service: nullable(text),
  what: nullable(text),
  url: nullable(text),
  wsdl: nullable(text),
  rest: nullable(text),
  note: nullable(text),
});

const sellerRules = row<{
  goodFaith: string | null;
  obtainWithinDays: number | null;
  cureDaysOnAudit: number | null;
  verificationRequired: boolean | null;
  retentionYears: number | null;
  note: string | null;
}>({
  goodFaith: nullable(text),
  obtainWithinDays: nullable(count),
  cureDaysOnAudit: nullable(count),
  verificationRequired: nullable(flag),
  retentionYears: nullable(count),
  note: nullable(text),
});

/**
 * What single files tell beside their forms. One named member for each kind of statement, all optional: the shape stays open to
 * new kinds, yet a misspelt key is still found.
 */
const details = objectOf<Record<string, unknown>>({
  /** Ids of forms of jurisdictions that are this very blank as the jurisdiction publishes it; each is sourced where it stands. */
  copies: may<unknown>(setOf(text), []),
  states: may<unknown>(
    listOf(
      row<{ code: string; accepted: boolean; reasons: string[]; footnotes: number[]; note: string | null }>({
        code: must(jurisdictionCode),
        accepted: must(flag),
        reasons: may(reasons, []),
        footnotes: may(setOf(count), []),
        note: nullable(text),
      }),
    ),
    [],
  ),
  acceptedByRulingOnly: may<unknown>(
    listOf(row<{ code: string; note: string | null }>({ code: must(jurisdictionCode), note: nullable(text) })),
    [],
  ),
  notAccepting: may<unknown>(setOf(jurisdictionCode), []),
  relatedParticipants: may<unknown>(
    listOf(row<{ code: string; note: string }>({ code: must(jurisdictionCode), note: must(text) })),
    [],
  ),
  memberStates: may<unknown>(
    listOf(
      row<{ code: string; membership: string }>({
        code: must(jurisdictionCode),
        membership: must(oneOf(['full', 'associate'], 'membership')),
      }),
    ),
    [],
  ),
  reasons: may<unknown>(
    listOf(
      row<{ letter: string; label: string; code: string; seeInstructions: boolean }>({
        letter: must(matching(/^[A-Z]$/, 'one capital letter')),
        label: must(text),
        code: must<string>(reason),
        seeInstructions: must(flag),
      }),
    ),
    [],
  ),
  businessTypes: may<unknown>(
    listOf(
      row<{ number: string; label: string }>({
        number: must(matching(/^\d{2}$/, 'two digits')),
        label: must(text),
      }),
    ),
    [],
  ),
  identificationRules: may<unknown>(
    listOf(row<{ appliesTo: string[]; rule: string }>({ appliesTo: must<string[]>(reasons), rule: must(text) })),
    [],
  ),
  specialRules: may<unknown>(
    listOf(row<{ appliesTo: string[]; rule: string }>({ appliesTo: must<string[]>(reasons), rule: must(text) })),
    [],
  ),
  stateNotes: may<unknown>(
    listOf(row<{ code: string; note: string }>({ code: must(jurisdictionCode), note: must(text) })),
    [],
  ),
  statesAddingReasons: may<unknown>(setOf(jurisdictionCode), []),
  sellerRules: may<unknown>(sellerRules, null),
  regimes: may<unknown>(
    listOf(
      row<{
        code: string;
        name: string;
        agency: string;
        exemptionDocuments: string;
        forms: string[] | null;
        verification: unknown;
      }>({
        code: must(jurisdictionCode),
        // Ids of those forms of this file that belong to the regime.
        forms: nullable(setOf(text)),
        name: must(text),
        agency: must(text),
        exemptionDocuments: must(text),
        verification: nullable<unknown>(
          objectOf<{ url: string | null; what: string | null }>({ url: nullable(text), what: nullable(text) }),
        ),
      }),
    ),
    [],
  ),
  countries: may<unknown>(
    listOf(
      row<{ code: string; name: string; inVies: boolean; verification: unknown }>({
        code: must(jurisdictionCode),
        name: must(text),
        inVies: must(flag),
        verification: nullable<unknown>(verification),
      }),
    ),
    [],
  ),
  evidence: may<unknown>(
    listOf(
      row<{ supply: string; treatment: string; conditions: string[]; documents: string[]; since: string | null }>({
        supply: must(text),
        treatment: must(text),
        conditions: must(setOf(text)),
        documents: must(setOf(text)),
        since: nullable(date),
      }),
    ),
    [],
  ),
  verification: may<unknown>(verification, null),
  normalise: may<unknown>(text, null),
});

/** Members the file does not speak of are left out of the value, so that a screen shows only what was collected. */
const spokenDetails: Reader<Record<string, unknown>> = (json, place) => {
  const all = details(json, place);
  return all && Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(json as object, key)));
};

export const multistateForm = objectOf<MultistateForm>({
  code: must(matching(/^[A-Z][A-Z0-9-]+$/, 'a code of capitals, digits and hyphens')),
  name: must(text),
  forms: must(listOf(form)),
  idFormats: must(listOf(issuedIdFormat)),
  details: must(spokenDetails),
  sources: must(sourcesAlreadyRead),
  unconfirmed: may(listOf(text), []),
});
