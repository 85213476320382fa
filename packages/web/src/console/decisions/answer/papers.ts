import type { WordedAuthority, WordedCandidate } from '../../../api/decisions.ts';

export interface UsedPaper {
  certificateId: string;
  number: string;
  version: number;
  expires: string | null;
  temporary: boolean;
  inheritedFrom?: { customerId: string; number: string; name: string } | undefined;
  authorities: string[];
}

export interface PassedPaper extends WordedCandidate {
  /** Authorities for which it was ruled out by this test. */
  authorities: string[];
}

/** The certificates behind a line and those passed over, each once with the authorities it is about; `first` comes first. */
export function papersOf(authorities: readonly WordedAuthority[], first: string | null) {
  const used = new Map<string, UsedPaper>();
  const passed = new Map<string, PassedPaper>();
  for (const { authority, certificate, rejected } of authorities) {
    if (certificate) {
      const known = used.get(certificate.certificateId);
      if (known) known.authorities.push(authority);
      else used.set(certificate.certificateId, { ...certificate, authorities: [authority] });
    }
    for (const candidate of rejected) {
      const key = `${candidate.certificateId} ${candidate.text}`;
      const known = passed.get(key);
      if (known) known.authorities.push(authority);
      else passed.set(key, { ...candidate, authorities: [authority] });
    }
  }
  const near = ({ certificateId, test }: PassedPaper) => (certificateId === first ? 0 : distance(test));
  return { used: [...used.values()], passed: [...passed.values()].sort((a, b) => near(a) - near(b)) };
}

/** The tests run in order of their letters: who failed a later one came closer. Papers for other places are the furthest. */
function distance(test: PassedPaper['test']): number {
  if (test === 'd' || test === 'e') return 3;
  return test < 'd' ? 2 : 1;
}
