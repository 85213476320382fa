/**
 * English words for everything a decision can say, by code. `{name}` is filled from the values. A twin table in another
 * language has the same keys; the test holds the keys against the codes that the engine can produce.
 */
export const WORDS_EN: Readonly<Record<string, string>> = Object.freeze({
  'test.a': 'It is switched off.',
  'test.b.draft': 'It is still a draft.',
  'test.b.submitted': 'It was submitted and waits for review.',
  'test.b.in-review': 'It is still in review.',
  'test.b.temporary': 'It is temporary, and this company does not let temporary certificates change tax.',
  'test.b.rejected': 'It was rejected.',
  'test.b.revoked': 'It was revoked.',
  'test.b.superseded': 'Another certificate has taken its place.',
  'test.c.ended': 'It ran out on {expires}; the sale is dated {date}.',
  'test.c.not-yet': 'It holds from {validFrom} on; the sale is dated {date}.',
  'test.d': 'It belongs to the {taxDataType} zones; the goods go to {country}.',
  'test.e.zone': 'It covers {zones}, not {place}.',
  'test.e.no-zone': 'It names no place that could be read, so it covers none.',
  'test.e.authority': 'It does not list {authority} ({authorityType}).',
  'test.e.zone-not-exempt': 'Its entry for {zone} says not exempt.',
  'test.e.gives-nothing': 'It is not fully exempt and states neither an amount nor a share.',
  'test.e.tax-type': 'It is for {taxTypes} tax; {authority} is asked about {taxType} here.',
  'test.f': 'The sale names certificate {number}, which is another one.',
  'test.g': 'Its reason is {certificateReason}; the sale claims {reason}.',
  'test.h': 'Its currency is {currency}; the sale is in {saleCurrency}.',
  'test.i.some': 'Its use is limited, and this sale does not match: {given}.',
  'test.i.none': 'It is for one purchase or limited use, and does not say which.',
  'test.j': 'It is limited to products {products}; this line has {product}.',
  'test.k': 'It is limited to commodity codes {commodities}; this line has {product}.',
  'test.l': 'It is limited to products {products} and commodity codes {commodities}; this line has {product}.',
  'test.m': 'It is for resale; the sale says that the goods are not.',
  'test.n': 'It is for one purchase, and invoice {invoice} of {saleDate} has used it.',
  'test.z': 'It fits as well; certificate {chosen} stands before it.',

  'rule.a': 'A certificate must be switched on.',
  'rule.b': 'A certificate must be approved, or temporary where the company lets temporary ones count.',
  'rule.c': 'A certificate must hold on the date of the sale.',
  'rule.d': 'A certificate belongs to US zones or to international ones, and the goods must go there.',
  'rule.e': 'A certificate must cover the place the goods go to.',
  'rule.e.authority': 'A certificate that lists authorities must list the one that taxes.',
  'rule.e.tax-type': 'A certificate for some taxes only serves those taxes.',
  'rule.e.gives-nothing': 'A certificate must exempt all, an amount or a share.',
  'rule.f': 'Where the sale names a certificate, only that one is used.',
  'rule.g': 'Where the sale gives a reason, the certificate must have the same one.',
  'rule.h': 'A certificate with an amount counts in the currency of that amount only.',
  'rule.i': 'A certificate for limited use serves only the sales it describes.',
  'rule.j': 'A certificate with a list of products serves those products only.',
  'rule.k': 'A certificate with a list of commodity codes serves those goods only.',
  'rule.l': 'A certificate with lists of goods serves the goods on them only.',
  'rule.m': 'A certificate for resale does not serve goods that are not for resale.',
  'rule.n': 'A certificate for one purchase serves one invoice, its revisions and its credits.',
  'rule.z': 'One certificate serves an authority: the first in the order the company has chosen.',

  'certificate.of': '{number} of {parent}',
  'as-original': ' As in invoice {number} of {date}.',

  'because.nearest': 'Closest is certificate {number}: {reason}',
  'because.only': 'The one certificate on file is {number}: {reason}',
  'because.none-near': '{count} certificates are on file, and none of them fits.',
  'because.none-on-file': '{customer} has no certificate on file.',

  'authority.certificate.exempt': 'Exempt by certificate {number}{until}.',
  'authority.certificate.partly-exempt':
    '{exempt} of {basis} is exempt by certificate {number}{until}; {taxable} is taxed at {rate}.',
  'authority.certificate.taxable': 'Certificate {number} fits but has nothing left to exempt in this sale.',
  'authority.forced-exempt.documented': 'Exempt because the sale says so; certificate {number}{until} supports it.',
  'authority.forced-exempt.bare': 'Exempt because the sale says so; no certificate on file supports it.',
  'authority.customer-fully-exempt.documented':
    'Exempt because the customer’s record says so; certificate {number}{until} supports it.',
  'authority.customer-fully-exempt.bare':
    'Exempt because the customer’s record says so; no certificate on file supports it.',
  'authority.forced-taxable': 'Taxed because the sale says it is not exempt; no certificate was looked for.',
  'authority.no-tax': 'No tax because the sale says so; this is not an exemption.',
  'authority.basis-percent': '{taxable} of {basis} is taxed, because the sale gives the taxed share.',
  'authority.none': 'Taxed at {rate}: no certificate covers it.',
  'until.date': ', which holds until {expires}',
  'until.none': ', which has no end date',
  'until.temporary': ' (temporary)',

  'line.exempt': 'Exempt in {place}: {certificates}.',
  'line.partly-exempt': 'Partly exempt in {place}: {exempt} of {basis} at most; {certificates}.',
  'line.partly-exempt.by-authority': 'Partly exempt in {place}: {parts} ({certificates}).',
  'part.exempt': 'exempt',
  'part.partly-exempt': 'exempt in part',
  'part.taxable': 'taxed',
  'line.taxable': 'Taxable in {place}: no certificate exempts it.',
  'line.taxable.forced-taxable': 'Taxable in {place}: the sale says it is not exempt.',
  'line.taxable.no-tax': 'No tax in {place}, because the sale says so; this is not an exemption.',
  'line.taxable.certificate': 'Taxable in {place}: {certificates}, which has nothing left to exempt in this sale.',
  'line.taxable.basis-percent': 'Taxable in {place}: the sale gives a taxed share of all of it.',
  'line.cannot-decide': 'Cannot be decided; until it is, it is not exempt.',
  'by.certificate': 'certificate {number}',
  'by.forced-exempt': 'the sale says so',
  'by.customer-fully-exempt': 'the customer’s record says so',
  'by.basis-percent': 'the sale gives the taxed share',

  'decision.exempt': 'All {lines} lines are exempt.',
  'decision.taxable': 'None of the {lines} lines is exempt; tax {tax}.',
  'decision.partly-exempt': '{exemptLines} of {lines} lines are wholly exempt; {exempt} is exempt, tax {tax}.',
  'decision.cannot-decide': '{undecided} of {lines} lines cannot be decided; until they are, they are not exempt.',
  'decision.empty': 'The sale has no lines.',

  'message.license-type-not-owned':
    'License {number} of type {type} was ignored: the owner of the customer group owns no such type on that day.',
  'message.license-not-in-force': 'License {number} of type {type} is on file and not in force on that day.',
  'message.license-number-shape': 'License {number} of type {type} was ignored: its number has not the shape {mask}.',
  'message.company-unknown': 'No company {company} is set up here.',
  'message.company-role-not-decided':
    'A company that stands between seller and buyer (role {role}) has two sales; send each of them by itself.',
  'message.vendor-missing': 'The purchase by {company} does not name its vendor.',
  'message.vendor-unknown':
    'The vendor {vendor} is no company set up here, so the certificates it was given are not on file.',
  'message.decided-as-sale-of-vendor': 'Decided as the sale of {vendor} to its customer {number}.',
  'message.company-without-certificates': '{company} does not use exemption certificates, so none was looked for.',
  'message.customer-group-incomplete':
    'A customer group needs both its name and its owner (name “{group}”, owner “{owner}”), so none was searched.',
  'message.customer-group-not-usable': 'Group “{group}” of “{owner}” is not one this company can use.',
  'message.no-active-customer-group': '{company} has not chosen a customer group to search.',
  'message.customer-missing': 'The sale names no customer.',
  'message.customer-number-missing': 'The sale gives the name {name} but no number, and customers are found by number.',
  'message.customer-unknown': 'No customer has the number {number}.',
  'message.customer-name-unknown': 'No customer has the name {name}.',
  'message.customer-name-differs': 'Customer {number} is called {found}, not {name}.',
  'message.customer-ambiguous': 'Several customers are called {name}.',
  'message.customer-fully-exempt-without-certificate':
    '{name} is marked as exempt from all tax, but that alone exempts nothing; a certificate must.',
  'message.customer-exempt-by-record':
    '{name} is marked as exempt from all tax, and the company lets that exempt without a certificate.',
  'message.exempt-customer-undocumented':
    '{name} is exempt by its record for {authority}, and no certificate on file supports it.',
  'message.not-for-resale-reason-unknown':
    'The goods are not for resale, and certificate {number} gives no reason that tells whether it is for resale.',
  'message.ship-to-missing': 'The sale does not say where the goods go.',
  'message.ship-to-country-missing': 'The ship-to address has no country.',
  'message.ship-to-country-unknown': '“{value}” is not a country we know.',
  'message.ship-to-state-unknown': '“{value}” is not a state or province of the country given.',
  'message.ship-to-state-conflict': 'State and province disagree: {value}.',
  'message.no-authority-for-ship-to': 'No tax authority is set up for {place}, so no tax was computed there.',
  'message.no-authority-for-tax-type':
    'No authority that levies {taxType} tax is set up for {place}, so no tax was computed there.',
  'message.related-line-unknown': 'It points to line {related}, which is not in this sale; it was decided by itself.',
  'message.related-line-circle': 'Its pointer to line {related} leads in a circle; it was decided by itself.',
  'message.exempt-without-certificate': 'The sale says exempt for {authority}, and no certificate on file supports it.',
  'message.basis-percent-without-certificate':
    'The sale gives a taxed share of {basisPercent}, and no certificate on file supports it.',
  'message.basis-percent-invalid':
    'A taxed share must lie between 0 and 1, not {basisPercent}; the line is taxed in full.',
  'message.exempt-amount-invalid': 'The exempt amount {amount} is not a number; nothing was exempted by it.',
  'message.exempt-amount-without-certificate':
    'The sale gives an exempt amount of {amount} for {authority}, but no certificate covers the line.',
  'message.certificate-gives-nothing-more':
    'Certificate {number} has nothing left to exempt for {authority} in this sale.',
  'message.original-unknown':
    'Invoice {number}, which it takes back, is not recorded here; it was decided as a credit of its own.',
  'message.original-line-unknown':
    'Invoice {number} has no line {line} that it could take back; it was decided as a credit of its own.',
  'message.original-not-reversed':
    'It does not take back line {line} of invoice {number}: both have the same sign; it was decided by itself.',
  'message.original-not-decided':
    'Invoice {number}, which it takes back, could not be decided; it was decided as a credit of its own.',
  'message.original-currency-differs':
    'Invoice {number}, which it takes back, is in {currency}; it was decided as a credit of its own.',
  'message.original-customer-differs':
    'Invoice {number}, which it takes back, is of another customer; it was decided as a credit of its own.',
  'message.credit-exceeds-original':
    'It takes back {wanted}, and of line {line} of invoice {number} only {left} is left; what goes beyond is taxed.',
  'message.certificate-created':
    'No certificate {number} was on file; recording this sale creates it as temporary for {customer} in {place}.',
  'message.customer-created': 'No customer {number} was on file; recording this sale creates it ({name}).',
  'message.decided-as-of': 'Decided as if the sale were of {asOf}.',
  'message.decided-as-known-at': 'Decided with the records as they were known on {knownAt}.',
  'message.settings-before-history':
    'Versions of authorities, mappings, reasons and groups were not kept yet then; they are taken as they stood when they began to be.',
  'message.creation-barred': 'No certificate {number} is created: {existing} on file bars it.',

  'next.correct-company-unknown': 'Send the external id of a company that is set up.',
  'next.correct-company-role-not-decided': 'Send the purchase with role B and its vendor, and the sale with role S.',
  'next.correct-vendor-missing': 'Name the vendor by its external id or name.',
  'next.correct-vendor-unknown': 'Ask the vendor, or name a vendor that is set up here.',
  'next.correct-ship-to': 'Correct the ship-to address.',
  'next.turn-on-certificates': 'Let the company use exemption certificates.',
  'next.correct-customer-group': 'Name a customer group and its owner that this company can use.',
  'next.choose-customer-group': 'Choose the customer group that this company searches.',
  'next.give-customer-number': 'Send the customer’s number.',
  'next.create-customer': 'Create customer {number}, or correct the number.',
  'next.correct-customer-name': 'Correct the customer’s name or number.',
  'next.remove-exempt-flag': 'Send the sale without “not exempt”, so that certificates are looked for.',
  'next.ask-for-certificate': 'Ask {customer} for a certificate for {place}.',
  'next.activate-certificate': 'Switch certificate {certificate} on.',
  'next.approve-certificate': 'Review and approve certificate {certificate}.',
  'next.renew-certificate': 'Renew certificate {certificate}, which ran out on {expires}.',
  'next.add-zone': 'Add {place} to certificate {certificate}, if the paper covers it.',
  'next.add-authority': 'Add {authority} to certificate {certificate}, if the paper covers it.',
  'next.add-tax-type': 'Add {taxType} tax to certificate {certificate}, if the paper covers it.',
  'next.name-tax-type':
    'Say in the settings which tax {authority} levies; certificate {certificate} is for {taxTypes} tax.',
  'next.ask-for-other-reason':
    'Ask for a certificate for {place} whose reason is not resale; certificate {certificate} is for resale.',
  'next.complete-certificate': 'State on certificate {certificate} whether it exempts all, an amount or a share.',
  'next.ask-for-another-purchase':
    'Ask {customer} for a certificate for this purchase, or correct invoice {invoice}, which uses {certificate}.',
  'next.complete-use': 'State on certificate {certificate} which purchase or use it is for.',
  'next.correct-certificate-number': 'Send certificate number {certificate} instead of {number}, or none.',
  'next.correct-exempt-reason': 'Send reason {certificateReason} instead of {reason}, or none.',
  'next.correct-certificate-currency': 'Restate certificate {certificate} in {saleCurrency}.',
  'next.give-use-reference': 'Send the reference that certificate {certificate} is limited to ({elements}).',
  'next.add-goods': 'Add these goods to certificate {certificate}, if the paper covers them.',
});
