/** What happened to the certificate, as the log names it. */
const WORDS: Readonly<Record<string, string>> = {
  created: 'Recorded',
  changed: 'Changed',
  imported: 'Imported',
  'document-attached': 'Document attached',
  submit: 'Submitted',
  'start-review': 'Review begun',
  approve: 'Approved',
  'approve-temporarily': 'Approved for a time',
  reject: 'Rejected',
  revoke: 'Revoked',
  supersede: 'Superseded',
  reopen: 'Reopened',
};

export function eventWords(event: string): string {
  return WORDS[event] ?? event.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
}
