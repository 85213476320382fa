import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Certificate, type Claim, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { type CheckCatalogue, sourceOf } from '@bonafide/core/check/catalogue.ts';
import type { Severity } from '@bonafide/core/check/finding.ts';
import { runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject, type CheckSubject } from '@bonafide/core/check/subject.ts';
import { type Content, type Form, factOn } from '@bonafide/core/content/content.ts';
import { parseContent } from '@bonafide/core/content/parse-content.ts';
import { computeExpiry } from '@bonafide/core/content/validity.ts';
import { describe, expect, test } from 'vitest';
import { checksPage } from '../scripts/checks-page.ts';
import { lawFile, traceLaw } from '../scripts/law-of-checks.ts';

const ROOT = new URL('./', import.meta.url);
const SIGNED = '2026-10-01';
const TODAY = '2026-11-15';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
}

function loadContent(): Content {
  const files = ['', 'jurisdictions/', 'multistate/', 'reference/'].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ path: folder + name, json: readJson(folder + name) })),
  );
  const parsed = parseContent(files, (text) => createHash('sha256').update(text).digest('hex'));
  if ('problems' in parsed) throw new Error('The content has problems');
  return parsed.content;
}

const content = loadContent();
const catalogue = readJson('checks.json') as CheckCatalogue;

test('docs/checks.md is what `node scripts/write-checks.ts` writes', () => {
  const page = readFileSync(new URL('../docs/checks.md', ROOT), 'utf8');
  expect(page).toBe(checksPage(catalogue, content));
});

test('the facts that checks read are those their cases make them read; else run scripts/write-checks.ts', async () => {
  const kept = readFileSync(new URL('../packages/core/src/check/law-of-checks.gen.ts', ROOT), 'utf8');
  expect(kept).toBe(lawFile(await traceLaw()));
});

/** Numbers of the form, each with the example the content gives for its kind; a text of digits where it gives none. */
function numbersFor(form: Form, state: string): Claim['ids'] {
  const asked = (factOn(form.requiredFields, SIGNED)?.value ?? [])
    .filter((field) => /^id\.(?!expiryDate|issuingState|location|seller|per-state)/.test(field))
    .map((field) => field.slice(3));
  const formats = content.jurisdictions.get(state)?.idFormats ?? [];
  return [...new Set([...asked, ...form.idKinds, 'state-sales-tax'])].map((kind) => ({
    kind,
    issuer: kind === 'fein' ? null : state,
    value:
      kind === 'fein'
        ? '74-3081562'
        : (realExample(formats.find((format) => format.kind === kind)?.examples) ?? '40718253'),
  }));
}

/** Many examples are counting runs, which the checks rightly call filler; their digits are changed and their shape kept. */
function realExample(examples: readonly string[] | undefined): string | undefined {
  const digits = '40718253906172845';
  let at = 0;
  const example = examples?.[0];
  // Leading digits often have a meaning (an exemption number starts with 85), so only runs further on are changed.
  return example?.replace(/(?<=.{3})\d/g, () => digits.charAt(at++ % digits.length));
}

/** A paper on which every box is filled in good order. */
function goodPaper(form: Form, state: string): CheckSubject {
  const address = {
    line1: '12 Harbor Street',
    line2: null,
    city: 'Townsville',
    region: null,
    postalCode: '00000',
    country: 'US',
  };
  const { expires } = computeExpiry(form, SIGNED, null, SIGNED);
  const reason = form.reasons[0];
  const claim: Claim = {
    ...emptyClaim(),
    purchaser: {
      name: 'Sample Buyer LLC',
      dbaName: null,
      address: { ...address, region: state.slice(3) },
      phone: '555 010 0100',
      email: 'buyer@buyer.example',
      entityType: null,
    },
    seller: { name: 'Acme Supply Inc', address },
    ids: numbersFor(form, state),
    reasons: reason ? [reason] : [],
    reasonDetail: 'as the law says',
    description: { items: 'sample goods', business: 'sample trade' },
    scope: 'blanket',
    jurisdictions: [state],
    signature: { present: true, kind: 'wet' },
    signer: { name: 'Sample Signer', title: 'Owner' },
    signedDate: SIGNED,
    effectiveDate: SIGNED,
    receivedDate: SIGNED,
    expiryDate: expires,
    edition: form.edition,
    notarized: true,
    meters: ['M-1001'],
    exemptUsePercent: '80',
  };
  return bareSubject({ ...recordOf(form, state), expires, claim }, content, TODAY);
}

function recordOf(form: Form, state: string): Certificate {
  return {
    certificateId: 'c1',
    customerId: 'k1',
    sequence: 1,
    version: 1,
    number: 'N-1',
    status: 'approved',
    active: true,
    formId: form.id,
    reasonCode: null,
    validFrom: SIGNED,
    expires: null,
    taxDataType: 'US',
    fullyExempt: true,
    exemptAmount: null,
    currency: null,
    basisPercent: null,
    use: 'blanket',
    usePatterns: [],
    productCodes: [],
    commodityCodes: [],
    grants: [{ zone: state, zoneLevel: 'STATE', exempt: null, authorityTypes: [], authorities: [], reasonCode: null }],
    imagePath: null,
    claim: emptyClaim(),
  };
}

function found(subject: CheckSubject, severity: Severity): string[] {
  const findings = runChecks(subject).findings.filter((finding) => finding.severity === severity);
  return findings.map((finding) => `${finding.code} ${finding.path} ${JSON.stringify(finding.values)}`);
}

describe('the real content', () => {
  const forms = [...content.jurisdictions.values()].flatMap((place) =>
    place.forms.map((form) => ({ form, code: place.code })),
  );
  // A certificate signed today on a form withdrawn before is rightly reported.
  const current = forms.filter(({ form }) => form.effectiveTo === null || form.effectiveTo >= SIGNED);

  test.each(current.map(({ form, code }) => [form.id, form, code] as const))(
    'a good paper on %s is not rejected',
    (_id, form, code) => {
      expect(found(goodPaper(form, code), 'reject')).toEqual([]);
    },
  );

  test('the uniform resale certificate is refused where the state does not take it', () => {
    const mtc = content.forms.get('MTC-UNIFORM')?.form;
    if (!mtc) throw new Error('No MTC form');
    expect(found(goodPaper(mtc, 'US-NY'), 'reject').join()).toContain('JUR-03');
    expect(found(goodPaper(mtc, 'US-TX'), 'reject')).toEqual([]);
  });

  test('a Texas number with ten digits is refused in Texas', () => {
    const form = content.forms.get('US-TX-01-339-F')?.form;
    if (!form) throw new Error('No Texas form');
    const subject = goodPaper(form, 'US-TX');
    subject.certificate.claim.ids = [{ kind: 'state-sales-tax', issuer: 'US-TX', value: '3204881726' }];
    expect(found(subject, 'reject').join()).toContain('FMT-01');
  });

  test('a finding leads to the page its rule was read on', () => {
    const mtc = content.forms.get('MTC-UNIFORM')?.form;
    if (!mtc) throw new Error('No MTC form');
    const refused = runChecks(goodPaper(mtc, 'US-NY')).findings.find((finding) => finding.code === 'JUR-03');
    const source = refused && sourceOf(refused.citation, content, catalogue);
    expect(source?.text).toMatch(/^New York: /);
    expect(source?.url).toMatch(/^https?:/);
    expect(sourceOf({ in: 'checks', source: 'L11' }, content, catalogue)?.text).toContain('Spreadconnect');
    expect(sourceOf({ in: 'practice', source: null }, content, catalogue)).toBeUndefined();
  });
});
