import { changeWords, statedLine } from '@bonafide/core/content/change-words.ts';
import { diffContent, type StatedValue } from '@bonafide/core/content/fact-diff.ts';
import { compareReleases, filesBeside } from '@bonafide/core/content/releases.ts';
import { acceptedReleases, type Laws, listOverlays, type OpenRelease } from '../content/content.ts';
import type { Transaction } from '../platform/database.ts';

/** Which law a tenant goes by, and what else there is. */
export async function presentLaw(tx: Transaction, tenantId: string, laws: Laws, today: string) {
  const spec = await laws.specInForce(tx, tenantId);
  const living = (await listOverlays(tx, tenantId, laws, today)).filter((overlay) => overlay.withdrawnAt === null);
  return {
    release: spec.release,
    name: await laws.nameInForce(tx, tenantId),
    overlays: living.length,
    flagged: living.filter((overlay) => overlay.baseMoved || overlay.status === 'unusable').length,
    releases: laws.shelf.releases
      .map((release) => ({
        ...release,
        accepted: release.number === spec.release,
        newer: compareReleases(release.number, spec.release) > 0,
      }))
      .reverse(),
    history: await acceptedReleases(tx, tenantId),
  };
}

/** What two releases say differently, as people read it; `file` shows the changes of one. */
export function presentDiff(before: OpenRelease, after: OpenRelease, file: string | undefined) {
  const changes = diffContent(before.content, after.content);
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(change.file, (counts.get(change.file) ?? 0) + 1);
  const nameOf = (code: string) =>
    [after.content, before.content].flatMap(
      (content) => content.jurisdictions.get(code)?.name ?? content.multistate.get(code)?.name ?? [],
    )[0] ?? code;
  return {
    from: before.content.release,
    to: after.content.release,
    total: changes.length,
    files: [...counts].map(([code, count]) => ({ file: code, name: nameOf(code), changes: count })),
    otherFiles: filesBeside(before.files, after.files),
    changes: changes
      .filter((change) => file === undefined || change.file === file)
      .map((change) => ({
        ...change,
        words: changeWords(change),
        before: withLine(change.before),
        after: withLine(change.after),
      })),
  };
}

function withLine(stated: StatedValue | null) {
  return stated && { ...stated, line: statedLine(stated) };
}
