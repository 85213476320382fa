import type { ClaimedId } from '../../certificate/certificate.ts';
import { couldNotCheck, notApplicable, type Verdict } from '../check.ts';
import { compactId, fitsPattern, isFiller, shownId } from '../id-text.ts';
import type { Placed } from '../subject.ts';
import { type CheckSubject, issuerOf, jurisdictionOf, placeName } from '../subject.ts';

/** Shared by the checks of card numbers: the shape the content gives for one of `kinds` at the issuing place. */
export function judgeCard(subject: CheckSubject, { value: id, path }: Placed<ClaimedId>, kinds: string[]): Verdict {
  if (isFiller(id.value)) return notApplicable('number-is-filler');
  const issuer = issuerOf(subject, id);
  if (issuer === null) return couldNotCheck('issuer-unknown');
  const formats = (jurisdictionOf(subject, issuer)?.idFormats ?? []).filter((format) => kinds.includes(format.kind));
  const patterns = formats.filter((format) => format.pattern !== null);
  const format = patterns[0];
  if (!format) return couldNotCheck('pattern-unknown');
  const compact = compactId(id.value);
  if (patterns.some((entry) => entry.pattern !== null && fitsPattern(entry.pattern, compact))) return 'in-order';
  const ground = { in: issuer, confidence: format.confidence, sources: format.sources };
  return { path, values: { value: shownId(id.value), place: placeName(subject, issuer) }, ground };
}
