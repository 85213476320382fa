/** What other capabilities may ask of certificates. Everything runs inside the caller's transaction. */

export { ChecksView, WordedFinding } from './certificate-schemas.ts';
export { changesBetween, type ShownLaw } from './certificate-views.ts';
export {
  type CertificateInput,
  type CertificateSource,
  certificateKey,
  certificatesInTurn,
  createCertificate,
  findCertificate,
  findCertificatesOf,
  saveCertificates,
  updateCertificate,
} from './certificates-store.ts';
export { type Judgement, judgeUnder, type Law, loadSubjects } from './judge.ts';
export { certificatesKnownAt } from './known-at.ts';
export { rejudgeByNumbers } from './rejudge.ts';
export {
  type CertificatePosition,
  countCertificates,
  nextStoredCertificates,
  recordVerdictChanges,
  type StoredCertificate,
  storeFindings,
  type VerdictCause,
} from './stored-verdicts.ts';
