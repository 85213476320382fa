import { EN_AT_SALE } from './en-at-sale.ts';
import { EN_OF_ACCOUNT } from './en-of-account.ts';
import type { MessageTable } from './message-table.ts';
import { PAPERS_EN } from './papers-en.ts';

/** English: the complete table. Titles name the thing judged; texts follow the rules of microcopy. */
export const EN: MessageTable = {
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  date: '{month} {day}, {year}',
  noEnd: 'no end date',
  and: 'and',
  unconfirmed: { clerk: 'No source read so far confirms this rule.', buyer: 'A person will look at it.' },
  words: {
    number: {
      'state-sales-tax': 'sales tax number',
      'state-exemption': 'exemption number',
      fein: 'federal employer number',
      'drivers-license': 'driver license number',
      'direct-pay': 'direct pay permit number',
      'ag-registration': 'farm registration number',
      'per-state': 'tax number',
      'foreign-tax-id': 'foreign tax number',
      'foreign-diplomat': 'diplomat card number',
      'diplomat-card': 'diplomat card number',
      'out-of-state-sales-tax': 'home state tax number',
      'reseller-permit': 'reseller permit number',
      'business-registry': 'business registry number',
      'state-business-registration': 'business registration number',
      tribal: 'tribal number',
    },
    reason: {
      'federal-government': 'federal government',
      'state-local-government': 'state or local government',
      'tribal-government': 'tribal government',
      'foreign-diplomat': 'foreign diplomat',
      charitable: 'charity',
      religious: 'religious organization',
      educational: 'school',
      resale: 'resale',
      agricultural: 'farming',
      manufacturing: 'manufacturing',
      'direct-pay': 'direct pay',
      'direct-mail': 'direct mail',
      medical: 'medical',
      utilities: 'utilities',
      'common-carrier': 'common carrier',
      'pollution-control': 'pollution control',
      'research-development': 'research and development',
      'non-resident': 'non-resident',
      'aquaculture-fishery': 'aquaculture or fishery',
      'lease-rental': 'lease or rental',
      'component-parts': 'ingredients and component parts',
      'software-services': 'software and services',
      'contractor-government': 'government contractor',
      'enterprise-zone': 'enterprise zone',
      'data-center': 'data center',
      'media-film': 'film and media',
      timber: 'timber',
      'mining-oil-gas': 'mining, oil and gas',
      'aircraft-vessel': 'aircraft or vessel',
      other: 'other',
    },
    entity: {
      corporation: 'corporation',
      llc: 'LLC',
      partnership: 'partnership',
      individual: 'person',
      government: 'government',
      nonprofit: 'nonprofit',
      trust: 'trust',
    },
    status: { temporary: 'temporary', rejected: 'rejected', superseded: 'superseded' },
    signature: { typed: 'typed', drawn: 'drawn on a screen', digital: 'digital', wet: 'in ink' },
  },
  messages: {
    ...EN_AT_SALE,
    ...EN_OF_ACCOUNT,
    ...PAPERS_EN,
    'CMP-01': {
      title: 'Name of the purchaser',
      clerk: 'The paper does not name the purchaser.',
      buyer: 'Enter the legal name of your business.',
    },
    'CMP-02': {
      title: 'Street of the purchaser',
      clerk: 'The address of the purchaser has no street line.',
      buyer: 'Enter the street address of your business, with the number.',
    },
    'CMP-03': {
      title: 'Town, state and ZIP code of the purchaser',
      clerk: {
        by: 'part',
        texts: {
          city: 'The address of the purchaser has no city.',
          region: 'The address of the purchaser has no state.',
          postalCode: 'The address of the purchaser has no postal code.',
        },
        other: "A part of the purchaser's address is missing.",
      },
      buyer: {
        by: 'part',
        texts: {
          city: 'Enter the city of your business.',
          region: 'Enter the state of your business.',
          postalCode: 'Enter the ZIP code of your business.',
        },
        other: 'Complete the address of your business.',
      },
    },
    'CMP-04': {
      title: 'Phone of the purchaser',
      clerk: 'The form has a phone box and it is empty.',
      buyer: 'Enter the phone number of your business.',
    },
    'CMP-05': {
      title: 'Name of the seller',
      clerk: 'The form has a seller box and it is empty: the paper is made out to nobody.',
      buyer: 'Enter the name of the seller you give this form to.',
    },
    'CMP-06': {
      title: 'Address of the seller',
      clerk: 'The form asks for the address of the seller and has none.',
      buyer: 'Enter the address of the seller.',
    },
    'CMP-07': {
      title: 'Identification number',
      clerk: 'The form asks for a number ({kind:number}) and has neither a number nor an explanation.',
      buyer: 'Enter your {place} {kind:number}.',
    },
    'CMP-08': {
      title: 'Number in place of the state number',
      clerk:
        'The purchaser gives no state number and explains it, but the next number the form takes ({kind:number}) is missing.',
      buyer: 'You have no state tax number. Enter your {kind:number} in its place.',
    },
    'CMP-09': {
      title: 'Reason marked',
      clerk: 'No reason is marked.',
      buyer: 'Choose why you buy tax-free.',
    },
    'CMP-10': {
      title: 'One reason only',
      clerk: '{count} reasons are marked on {form}, which allows one.',
      buyer: 'Choose one reason; this form allows one. Two reasons need two forms.',
    },
    'CMP-11': {
      title: 'Text beside the reason',
      clerk: 'The line beside the reason ({reason:reason}) is empty.',
      buyer: {
        by: 'reason',
        texts: { other: 'Write beside "Other" why the law makes your purchase tax-free.' },
        other: 'Write the name of your agency beside the reason.',
      },
    },
    'CMP-12': {
      title: 'Goods or services described',
      clerk: 'The description of goods or services is empty.',
      buyer: 'Say what you buy, like "boat engines and parts".',
    },
    'CMP-13': {
      title: 'Business described',
      clerk: 'The business of the purchaser is not described.',
      buyer: 'Say what your business does, like "boat dealer".',
    },
    'CMP-14': {
      title: 'State named',
      clerk: '{form} names no state and so covers none.',
      buyer: 'Name the state. A multistate form with no state ticked covers none.',
    },
    'CMP-15': {
      title: 'Signature',
      clerk: 'No signature is recorded.',
      buyer: 'Sign the form. Type your name or draw it.',
    },
    'CMP-16': {
      title: 'Printed name of the signer',
      clerk: "The signer's name is not printed beside the signature.",
      buyer: 'Write your name beside your signature.',
    },
    'CMP-17': {
      title: 'Title of the signer',
      clerk: 'The title of the signer is missing.',
      buyer: 'Enter your title, like "owner" or "purchasing manager".',
    },
    'CMP-18': {
      title: 'Date of the signature',
      clerk: 'The signature has no date.',
      buyer: 'The form has no date. Enter the day you signed it.',
    },
    'CMP-19': {
      title: 'Single purchase or blanket',
      clerk: 'Neither single purchase nor blanket is marked; on some forms that means a single purchase.',
      buyer: 'Choose whether the form is for one purchase or for all that follow.',
    },
    'CMP-20': {
      title: 'Order or invoice of a single purchase',
      clerk: 'The paper is for a single purchase and names no order or invoice.',
      buyer: 'Enter the number of the order or invoice this form is for.',
    },
    'CMP-26': {
      title: 'Customer account',
      clerk: 'The certificate is not tied to a customer account.',
      buyer: 'The seller has to find your account. You can add your customer number.',
    },
    'CMP-27': {
      title: 'Contact for renewal',
      clerk: 'Neither the paper nor the account has an e-mail address to ask for a renewal.',
      buyer: 'Enter an e-mail address, so that the seller can tell you when the form ends.',
    },
    'FMT-01': {
      title: 'State tax number',
      clerk: '{value} ({length} characters) does not have the shape of the {name} of {place}: {shape}.',
      buyer: {
        by: 'digits',
        texts: { '': '{place} tax numbers look like this: {shape}. This one does not.' },
        other: '{place} tax numbers have {digits} digits. This one has {length} characters.',
      },
    },
    'FMT-03': {
      title: 'Federal number',
      clerk: {
        by: 'prefix',
        texts: { '': '{value} has {length} characters; a federal employer number has nine digits.' },
        other: '{value} starts with {prefix}, a prefix that has not been given out.',
      },
      buyer: {
        by: 'prefix',
        texts: { '': 'Federal employer numbers have 9 digits. This one has {length} characters.' },
        other: 'Federal numbers do not start with {prefix}. Compare yours with the letter from the IRS.',
      },
    },
    'FMT-04': {
      title: 'Filler in place of a number',
      clerk: '{value} is filler, not a number.',
      buyer: 'Enter the number the state gave you. {value} is not one.',
    },
    'FMT-05': {
      title: 'Number applied for',
      clerk: 'The number is said to be applied for: {value}.',
      buyer: 'You wrote that the number is on its way. Add it when the state has sent it.',
    },
    'FMT-06': {
      title: 'Personal number',
      clerk:
        'A number grouped as a social security number stands in a business box; its last four digits are shown: {value}.',
      buyer: 'This looks like a personal number. Use the number of your business.',
    },
    'FMT-07': {
      title: 'Driver license number',
      clerk: '{value} does not have the shape of a driver license number of {place}.',
      buyer: '{place} license numbers look different. Compare this one with your card.',
    },
    'FMT-08': {
      title: 'Diplomat card number',
      clerk: '{value} does not have the shape of a diplomat card number.',
      buyer: 'Compare this number with the one on your card.',
    },
    'FMT-09': {
      title: 'ZIP code and state',
      clerk: '{zip} is not a ZIP code of {place}.',
      buyer: '{zip} is not in {place}. Change the ZIP code or the state.',
    },
    'FMT-10': {
      title: 'Address not found',
      clerk: '{registry} found no such address on {on:date}: {address}.',
      buyer: 'Check your address: a postal service could not find it.',
    },
    'FMT-11': {
      title: 'Post office box',
      clerk: 'The only address line is a box, "{line}", where the place of business is asked.',
      buyer: 'The form asks for a street address. Add where your business is.',
    },
    'FMT-12': {
      title: 'Date cannot be read',
      clerk: '"{value}" is not a day, or lies too far back to be meant.',
      buyer: 'Enter the date with its full year, like 03/15/2026.',
    },
    'FMT-13': {
      title: 'E-mail and phone',
      clerk: {
        by: 'what',
        texts: { phone: '"{value}" does not have the shape of a phone number.' },
        other: '"{value}" does not have the shape of an e-mail address.',
      },
      buyer: {
        by: 'what',
        texts: { phone: '"{value}" is not a full phone number. Add the area code.' },
        other: '"{value}" is not an e-mail address. Check it for missing parts.',
      },
    },
    'FMT-14': {
      title: 'Stray characters in a number',
      clerk: '"{value}" carries characters nobody meant; {meant} is probably meant.',
      buyer: 'Did you mean {meant}? A letter or a space has slipped in.',
    },
    'FMT-15': {
      title: 'Too long for another system',
      clerk: 'The field has {length} characters; {system} takes {most}.',
      buyer: 'This line has {length} characters. Shorten it to {most}.',
    },
    'FMT-16': {
      title: 'State code',
      clerk: {
        by: 'meant',
        texts: { '': '"{value}" is not a state code.' },
        other: '"{value}" is not a state code; {meant} is probably meant.',
      },
      buyer: {
        by: 'meant',
        texts: { '': 'Choose the state from the list. "{value}" is not one.' },
        other: 'Choose the state from the list; you probably mean {meant}.',
      },
    },
    'CON-01': {
      title: 'Name of the account',
      clerk: {
        by: 'difference',
        texts: { 'legal-form': 'The paper names "{paper}", the account "{account}": the legal form differs.' },
        other: 'The paper names "{paper}", the account "{account}".',
      },
      buyer: 'The form says "{paper}". The account says "{account}". Which is the legal name?',
    },
    'CON-02': {
      title: 'Trade name only',
      clerk: 'The paper names the trade name "{paper}"; the account\'s legal name is "{account}".',
      buyer: '"{paper}" is a trade name. Add the legal name of your business.',
    },
    'CON-03': {
      title: 'Address of the account',
      clerk: 'The paper has "{paper}", the account "{account}".',
      buyer: 'The form has {paper}, the account {account}. Choose the right one.',
    },
    'CON-04': {
      title: 'Number of another state',
      clerk: '{value} stands for {place} and has the shape of a number of {other}.',
      buyer: 'This looks like your {other} number. Enter the one for {place}.',
    },
    'CON-05': {
      title: 'Kind of entity and reason',
      clerk: 'The purchaser is given as {entity:entity} and claims {reason:reason}.',
      buyer: 'You chose "{entity:entity}" and "{reason:reason}". These two do not go together; change one.',
    },
    'CON-06': {
      title: 'Business and reason',
      clerk: 'The business "{business}" makes the reason {reason:reason} doubtful.',
      buyer: 'Your business is "{business}". Say how the reason "{reason:reason}" fits it.',
    },
    'CON-07': {
      title: 'Goods and business',
      clerk: 'A business like "{business}" mostly uses {goods} itself. Ask whether they are really resold.',
      buyer: 'You buy {goods} for resale. Say whether you sell them or use them in your business.',
    },
    'CON-08': {
      title: 'Reason and form',
      clerk: '{form} does not serve the reason {reason:reason}.',
      buyer: 'This form is not for the reason "{reason:reason}". Another form is.',
    },
    'CON-10': {
      title: "Signed by the seller's people",
      clerk: 'The signature line "{signer}" names the seller, {seller}.',
      buyer: 'The form has to be signed by your business, not by {seller}.',
    },
    'CON-12': {
      title: 'Number for each state',
      clerk: '{place} is claimed without a number of that state.',
      buyer: 'Enter your {place} number, or take {place} off the form.',
    },
    'CON-13': {
      title: 'Purchaser and seller',
      clerk: 'Purchaser and seller are the same: "{name}".',
      buyer: 'The form names {name} as the buyer. Enter the name of your business.',
    },
    'CON-14': {
      title: 'Number of the seller',
      clerk: '{value} is the number of {seller}, not of the purchaser.',
      buyer: 'This is the number of {seller}. Enter the number of your business.',
    },
    'CON-15': {
      title: 'Form closed to the business',
      clerk: '{form} may not be used by this business: "{business}".',
      buyer: 'Businesses like yours ("{business}") cannot use this form. Ask the seller for another one.',
    },
    'CON-17': {
      title: 'Free text against the reason',
      clerk: 'The text says "{words}", against the reason {reason:reason}.',
      buyer: 'You wrote "{words}", but chose "{reason:reason}". Change the one that is not so.',
    },
    'DAT-01': {
      title: 'Signed in the future',
      clerk: 'Signed on {signed:date}, after {today:date}.',
      buyer: 'The date is after today. Check the year.',
    },
    'DAT-02': {
      title: 'Signed after receipt',
      clerk: 'Signed on {signed:date}, but received on {received:date}.',
      buyer: 'The form came on {received:date}, before the day it is signed. Check the date you signed.',
    },
    'DAT-03': {
      title: 'Start after end',
      clerk: 'The period starts on {from:date} and ends on {to:date}.',
      buyer: 'The form ends on {to:date}, before it starts. Check both dates.',
    },
    'DAT-04': {
      title: 'Expired on receipt',
      clerk: 'The certificate ended on {ends:date} and came on {received:date}.',
      buyer: 'This form ended on {ends:date}. Send the one for the present period.',
    },
    'DAT-06': {
      title: 'Printed end',
      clerk: 'The paper prints {printed:date}; the record has {recorded:end}.',
      buyer: 'The form ends on {printed:date}. The seller has noted {recorded:end} and will correct it.',
    },
    'DAT-07': {
      title: 'End by law',
      clerk: '{form} holds {years} years from {start:date}: the record should end on {ends:date} and has no end.',
      buyer: 'This form holds until {ends:date}. You need a new one after that.',
    },
    'DAT-08': {
      title: 'End on a fixed day',
      clerk: 'Certificates on {form} end on {ends:date}; the record has {recorded:end}.',
      buyer: 'This form holds until {ends:date}. You need a new one after that.',
    },
    'DAT-09': {
      title: 'Longer than allowed',
      clerk: 'The end {ends:date} lies beyond {latest:date}, the longest period of {years} years.',
      buyer: 'This form can hold until {latest:date} at the latest. Check the end date.',
    },
    'DAT-10': {
      title: 'Old certificate',
      clerk: 'Signed or valid since {start:date}; renewal is advised every {years} years.',
      buyer: 'Your form is from {start:date}. Give the seller a new one, so that the facts are up to date.',
    },
    'DAT-15': {
      title: 'Signed before the edition',
      clerk: 'Signed on {signed:date} on edition "{edition}", which is not older than {printed:date}.',
      buyer: 'You signed on {signed:date}, before this version of the form was made. Check the date.',
    },
    'DAT-17': {
      title: 'Permit started after the claim',
      clerk: '{registry} has {value} since {started:date}; the claim was made on {claimed:date}.',
      buyer: 'Your number starts on {started:date}, after you signed on {claimed:date}. Was an earlier number yours?',
    },
    'DAT-18': {
      title: 'Permit closed',
      clerk: '{registry} closed {value} on {ended:date}. Later sales are not exempt by it.',
      buyer: 'Your number was closed on {ended:date}. Give the seller your new number and a new form.',
    },
    'DAT-21': {
      title: 'Gap before this certificate',
      clerk: '{older} ended on {ended:date} and this one starts on {start:date}: {days} days without cover in {place}.',
      buyer: 'Between your old form and this one {days} days are not covered. Ask the seller about an earlier start.',
    },
    'DAT-22': {
      title: 'Revoked',
      clerk: 'The certificate {number} is revoked.',
      buyer: 'You have taken back this form. Give a new one to buy tax-free again.',
    },
    'JUR-02': {
      title: 'State without sales tax',
      clerk: '{place} has no sales tax at state level.',
      buyer: '{place} has no sales tax. You need no form for it.',
    },
    'JUR-03': {
      title: 'Form not on the list of the state',
      clerk: '{place} does not list {form} among the forms it takes.',
      buyer: '{place} does not take this form. Use the form of {place}.',
    },
    'JUR-04': {
      title: 'Form not taken for the reason',
      clerk: '{place} takes {form} for {taken:reasons} only, not for {reason:reason}.',
      buyer: '{place} takes this form only for {taken:reasons}. Use the form of {place} for your reason.',
    },
    'JUR-05': {
      title: 'Edition of the form',
      clerk: '{form}: edition "{edition}"; the one in force is "{current}".',
      buyer: 'This is an older version of the form. Fill in the present one.',
    },
    'JUR-06': {
      title: 'Number of another state not taken',
      clerk: '{place} does not take the number of {other} for resale.',
      buyer: '{place} does not take your {other} number. Enter a {place} number.',
    },
    'JUR-08': {
      title: 'Local authority',
      clerk: '{authority} in {place} runs its own tax; {form} does not bind it.',
      buyer: '{authority} has its own form. The form of {place} does not count there.',
    },
    'JUR-12': {
      title: 'Foreign tax number',
      clerk: 'A purchaser from {country} gives no foreign tax number, which {place} has a place for.',
      buyer: 'Enter the tax number your own country gave you.',
    },
    'JUR-13': {
      title: 'Seller not registered',
      clerk: '{seller} is not registered in {place}.',
      buyer: '{seller} does not charge tax in {place}. You may not need this form there.',
    },
    'JUR-15': {
      title: 'State-issued paper needed',
      clerk: '{place} issues "{needed}" for {reason:reason}; a form filled in by the purchaser does not replace it.',
      buyer: '{place} gives out its own paper for this: {needed}. Send a photo of yours.',
    },
    'RSN-01': {
      title: 'Reason not known in the state',
      clerk: 'The content lists no form of {place} for the reason {reason:reason}.',
      buyer: 'We know no form of {place} for the reason "{reason:reason}". A person will look at it.',
    },
    'RSN-04': {
      title: 'Direct pay number',
      clerk: 'A direct pay claim without the number of the direct pay permit.',
      buyer: 'Enter the number of your direct pay permit.',
    },
    'RSN-06': {
      title: 'Share or amount of a part',
      clerk: {
        by: 'value',
        texts: { '': 'The certificate is not for the full amount and names neither a share nor an amount.' },
        other: 'The share {value} is outside its range, or the record taxes another part.',
      },
      buyer: {
        by: 'value',
        texts: { '': 'Say how much of your purchase is tax-free: a share or an amount.' },
        other: 'Enter the tax-free share as a number from 0 to 100.',
      },
    },
    'RSN-07': {
      title: 'Goods the form excludes',
      clerk: '{form} excludes {goods}.',
      buyer: 'This form is not for {goods}. Ask the seller for the right one.',
    },
    'RSN-08': {
      title: 'Goods the exemption leaves out',
      clerk: 'The exemption for manufacturing leaves out {goods}.',
      buyer: 'The exemption for manufacturing may not cover {goods}. Tell the seller what they are used for.',
    },
    'RSN-12': {
      title: 'Utility form',
      clerk: 'A utility claim in {place} stands on "{needed}", not on {form}.',
      buyer: 'For utilities {place} has its own form: {needed}.',
    },
    'RSN-18': {
      title: 'Farm registration',
      clerk: 'A farm or forestry claim in {place} without the registration number.',
      buyer: 'Enter your {place} farm or forestry registration number.',
    },
    'RSN-19': {
      title: 'Goods a charity pays tax on',
      clerk: 'The exemption of a charity ({reason:reason}) leaves out {goods} in this state.',
      buyer: 'Your exemption may not cover {goods}. Ask the state, or leave them off this form.',
    },
    'RSN-20': {
      title: 'Goods the diplomatic card leaves out',
      clerk: 'A diplomatic card does not cover {goods}; the Office of Foreign Missions has another way for them.',
      buyer: 'The diplomatic card does not cover {goods}. The Office of Foreign Missions has another way for them.',
    },
    'RSN-21': {
      title: 'Reason not taken by the seller',
      clerk: '{seller} does not take the reason {reason:reason}.',
      buyer: '{seller} does not sell tax-free for the reason "{reason:reason}". Ask the seller what to do.',
    },
    'IDN-01': {
      title: 'Number not active in the registry',
      clerk: {
        by: 'result',
        texts: {
          'not-found': '{registry} does not know {value} (asked on {on:date}).',
          closed: '{registry} has {value} as closed (asked on {on:date}).',
        },
        other: '{registry} has {value} as not active (asked on {on:date}).',
      },
      buyer: 'The tax office does not show your number as active. Check the number, or ask the tax office.',
    },
    'IDN-02': {
      title: 'Registry has another name',
      clerk: {
        by: 'told',
        texts: {
          differs: '{registry} says that the name of this number is not "{paper}" (asked on {on:date}).',
        },
        other: '{registry} has this number under "{registered}"; the paper says "{paper}" (asked on {on:date}).',
      },
      buyer: 'The tax office has this number under another name. Check the number and your legal name.',
    },
    'IDN-03': {
      title: 'Registry has another place',
      clerk: '{registry} has this number at {registered}; the paper says {paper} (asked on {on:date}).',
      buyer: 'The tax office has this number for another place. Is it the number of this site?',
    },
    'IDN-04': {
      title: 'Authorization number of another sale',
      clerk:
        'The authorization number kept, {number}, was given for "{given}", not for "{wanted}". Each sale needs its own.',
      buyer: 'The seller needs the authorization number of this very order.',
    },
    'IDN-05': {
      title: 'No authorization for this year',
      clerk: 'The newest yearly authorization is of {newest}; none is kept for {year}.',
      buyer: 'The seller needs an authorization for this year.',
    },
    'IDN-06': {
      title: 'Old look-up',
      clerk: '{registry} was last asked about {value} on {on:date}, {days} days ago; answers count for {most} days.',
      buyer: 'The seller will ask the tax office about your number again.',
    },
    'IDN-07': {
      title: 'Look-up without proof',
      clerk: 'What {registry} said about {value} on {on:date} is only a note: neither its answer nor a file is kept.',
      buyer: 'The seller will ask the tax office about your number again.',
    },
    'IDN-08': {
      title: 'Registry did not answer',
      clerk: {
        by: 'before',
        texts: {
          answered:
            '{registry} did not answer about {value} on {on:date}. Its earlier answer stands until it is too old.',
        },
        other:
          '{registry} did not answer about {value} on {on:date}. Nothing is known from it yet: that is neither a yes nor a no.',
      },
      buyer: 'The tax office could not be reached. There is nothing for you to do.',
    },
    'IDN-09': {
      title: 'Not in the list of exempt organizations',
      clerk: {
        by: 'result',
        texts: {
          closed: 'The exemption of {value} was revoked on {ended:date} ({registry}).',
        },
        other: '{value} is not in the list ({registry}, asked on {on:date}). Some churches and groups need not be.',
      },
      buyer: 'We did not find you in the federal list of charities. Check the number, or send your IRS letter.',
    },
    'IDN-10': {
      title: 'Firm not in good standing',
      clerk: {
        by: 'result',
        texts: {
          closed: '{registry} has the firm as dissolved (asked on {on:date}).',
          'not-found': '{registry} does not know the firm (asked on {on:date}).',
        },
        other: '{registry} does not have the firm in good standing (asked on {on:date}).',
      },
      buyer: 'The state register does not show your firm in good standing. Ask the state, or tell the seller why.',
    },
    'IDN-11': {
      title: 'Another holder of the number',
      clerk: {
        by: 'change',
        texts: {
          merger: 'The firm was merged on {on:date}.',
          renamed: 'The firm has another name since {on:date}.',
          'new-owner': 'The firm has another owner since {on:date}.',
        },
        other:
          '{registry} named "{before}" on {first:date} and "{now}" on {on:date}: a merger, a new name or a new owner.',
      },
      buyer: 'Your firm seems to have changed. If it has a new name or owner, give the seller a new form.',
    },
    'IDN-12': {
      title: 'Why no number is given',
      clerk: '"{explanation}" is not among the reasons {place} takes in place of a number: {accepted}.',
      buyer: 'Say why you need no number in {place}. It takes these reasons: {accepted}.',
    },
    'SIG-01': {
      title: 'Kind of signature',
      clerk: 'The signature is {kind:signature}; {form} is not taken with it.',
      buyer: 'This form needs a signature in ink. Print it, sign it and send a photo.',
    },
    'SIG-05': {
      title: 'Authority of the signer',
      clerk: 'The title "{title}" does not show authority to sign for the purchaser.',
      buyer: 'Enter your role in the business, like "owner" or "purchasing manager".',
    },
    'SIG-06': {
      title: 'Notary',
      clerk: '{form} needs a notary and no seal is recorded.',
      buyer: 'A notary has to sign and seal this form.',
    },
    'SIG-07': {
      title: "Signed with the seller's address",
      clerk: 'The address {email} belongs to {seller}.',
      buyer: 'Enter an e-mail address of your business. This one belongs to {seller}.',
    },
    'DUP-02': {
      title: 'Overlapping certificate',
      clerk: '{other} covers the same in {place} until {until:date}.',
      buyer: 'The seller already has a form from you for {place} until {until:date}. Nothing is wrong with this one.',
    },
    'DUP-03': {
      title: 'Older certificate not replaced',
      clerk: '{older}, valid since {since:date} without an end, covers the same in {place} and should be superseded.',
      buyer: 'The seller will put this form in the place of your older one from {since:date}.',
    },
    'DUP-04': {
      title: 'Number under another name',
      clerk: '{value} is also used by the customer "{other}".',
      buyer: 'Check your number: another customer has given the same one.',
    },
    'DUP-05': {
      title: 'Number on many accounts',
      clerk: '{value} is used by {count} other customers.',
      buyer: 'Check your number: it is not only yours.',
    },
    'DUP-10': {
      title: 'Differs from an earlier certificate',
      clerk: 'The purchaser is given as {entity:entity}; {other} gave {before:entity}.',
      buyer: 'Earlier you chose "{before:entity}", now "{entity:entity}". Which is right?',
    },
    'DUP-11': {
      title: 'Revoked number',
      clerk: '{value} is on the list of revoked numbers.',
      buyer: 'The seller cannot take this number. Enter another one, or ask the seller.',
    },
    'SEL-01': {
      title: 'Seller named',
      clerk: 'The paper names "{paper}"; it must name {seller}.',
      buyer: 'The form names {paper}. It must name {seller}.',
    },
    'SEL-05': {
      title: 'Keep the paper',
      clerk: '{place} may ask for the paper for {years} years: keep it until {until:date}.',
      buyer: 'The seller keeps this form until {until:date}.',
    },
    'SEL-06': {
      title: 'No picture kept',
      clerk: 'The record has no picture or file of the paper.',
      buyer: 'Send a photo or a file of the form.',
    },
    'SCP-04': {
      title: 'No amount left',
      clerk: 'The amount limit is {amount}: the certificate exempts nothing.',
      buyer: 'The amount on your form is used up. Give a new form.',
    },
    'SCP-07': {
      title: 'Currency of the limit',
      clerk: {
        by: 'currency',
        texts: { '': 'The amount limit of {amount} has no currency.' },
        other: 'The amount limit of {amount} is in {currency}.',
      },
      buyer: 'Say in which money the amount of {amount} is meant.',
    },
    'SCP-09': {
      title: 'Status does not allow use',
      clerk: 'The certificate is {status:status} and is not used at a sale.',
      buyer: 'The seller does not use this form at the moment.',
    },
  },
};
