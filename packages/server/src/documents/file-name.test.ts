import { describe, expect, test } from 'vitest';
import { attachmentHeader, cleanFileName } from './file-name.ts';

describe('the name of a file', () => {
  test.each([
    [undefined, 'document'],
    ['resale certificate.pdf', 'resale certificate.pdf'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['a.pdf\r\nX: y', 'a.pdf X y'],
    ['tab\there\u0000.png', 'tab here .png'],
    ['certificate\u202efdp.exe', 'certificate fdp.exe'],
    ['\u200b\ufeff', 'document'],
    ['.hidden', 'hidden'],
    ['what?*<|>.pdf', 'what .pdf'],
    ['e\u0301tat.pdf', 'état.pdf'],
    ['half \ud800 pair.pdf', 'half pair.pdf'],
  ])('%j becomes %j', (sent, kept) => {
    expect(cleanFileName(sent)).toBe(kept);
  });

  test('a long one is cut in the middle and keeps its ending, by characters and not by halves of them', () => {
    const cut = cleanFileName(`${'𝔞'.repeat(400)}.pdf`);
    expect([...cut]).toHaveLength(200);
    expect(cut.endsWith('𝔞….pdf')).toBe(true);
  });
});

describe('Content-Disposition', () => {
  test.each([
    ['a.pdf', 'attachment; filename="a.pdf"; filename*=UTF-8\'\'a.pdf'],
    ["O'Brien (1).pdf", "attachment; filename=\"O'Brien (1).pdf\"; filename*=UTF-8''O%27Brien%20%281%29.pdf"],
    ['50% "off".pdf', 'attachment; filename="50_ _off_.pdf"; filename*=UTF-8\'\'50%25%20%22off%22.pdf'],
    ['証明書.pdf', 'attachment; filename="___.pdf"; filename*=UTF-8\'\'%E8%A8%BC%E6%98%8E%E6%9B%B8.pdf'],
  ])('of %s', (name, header) => {
    expect(attachmentHeader(name)).toBe(header);
  });
});
