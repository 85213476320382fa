import { type Check, notApplicable, type Observation, PRACTICE } from '../check.ts';
import { judgeFiles, type ReadFile } from './each-file.ts';

/** Names of files that a machine runs when they are opened. */
const RUNS = /\.(exe|com|bat|cmd|scr|msi|js|jse|vbs|vbe|wsf|ps1|jar|lnk|hta|dll|docm|xlsm)$/i;

/**
 * The file does nothing by itself. Programs and what starts them are refused; scripts that format entries are in many forms the
 * states publish and only noted. Nothing of it is executed here, whatever the answer.
 */
export const nothingActs: Check = {
  id: 'DOC-14',
  group: 'document',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.facts.active'],
  citation: PRACTICE,
  run(subject) {
    return judgeFiles(subject, (read) => {
      if (read.file.mediaType !== 'application/pdf') return notApplicable('not-a-pdf');
      const seen = seenIn(read);
      return seen.length > 0 ? seen : 'in-order';
    });
  },
};

function seenIn({ facts: { active }, path }: ReadFile): Observation[] {
  const seen: Observation[] = [];
  const add = (what: string, severity: 'reject' | 'warn' | 'inform', detail = '') =>
    seen.push({ path, severity, values: { what, detail } });
  if (active.launches) add('launches', 'reject');
  for (const name of active.embedded) add('embedded', RUNS.test(name) ? 'reject' : 'warn', name);
  if (active.scripts !== 'none')
    add(active.scripts === 'document' ? 'script' : 'field-script', active.scripts === 'document' ? 'warn' : 'inform');
  if (active.links.length > 0) add('links', 'inform', active.links.join(', '));
  return seen;
}
