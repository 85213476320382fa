import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable, type Verdict } from '../check.ts';
import { coreName } from '../name-text.ts';
import { type CheckSubject, isFilled } from '../subject.ts';
import { judgeAnswer, registeredIds } from '../verification-answers.ts';
import type { VerificationFacts } from '../verification-facts.ts';

/** The authority has the number under the name on the paper. A missing legal form is no difference: registries cut names. */
export const registryName: Check = {
  id: 'IDN-02',
  group: 'identity',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.name', 'claim.purchaser.dbaName', 'verifications'],
  citation: catalogueSource('SH5'),
  run(subject) {
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id, path }) =>
      judgeAnswer(subject, id, (answer) => compare(subject, answer, path)),
    );
  },
};

function compare(subject: CheckSubject, answer: VerificationFacts, path: string): Verdict {
  const { name, dbaName } = subject.certificate.claim.purchaser;
  const { registry, on } = answer;
  if (answer.result === 'name-differs') {
    return {
      path,
      values: { paper: name?.trim() ?? '', registered: answer.name ?? '', registry, on, told: 'differs' },
    };
  }
  if (answer.result === 'not-found') return notApplicable('reported-elsewhere');
  if (!isFilled(answer.name)) return couldNotCheck('registry-says-nothing');
  if (!isFilled(name) && !isFilled(dbaName)) return notApplicable('field-empty');
  const registered = coreName(answer.name);
  if ([name, dbaName].some((own) => isFilled(own) && coreName(own) === registered)) return 'in-order';
  return { path, values: { paper: name?.trim() ?? '', registered: answer.name, registry, on, told: 'name' } };
}
