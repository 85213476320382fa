import type { Message } from './message-table.ts';

/** Texts of the checks that read the file itself. A part of the English table. */
export const PAPERS_EN: Readonly<Record<string, Message>> = {
  'CMP-21': {
    title: 'Multistate supplement',
    clerk: 'The paper is for several states and the {attachment} is not in the file.',
    buyer: 'Your form is for several states. Send the page that lists them, too.',
  },
  'CMP-22': {
    title: 'Attachments',
    clerk: 'The form asks for this with it: {attachment}. It is not among the files.',
    buyer: 'Send this with your form: {attachment}.',
  },
  'CMP-23': {
    title: 'All pages',
    clerk: 'The file has {pages} of {wanted} pages.',
    buyer: 'Your form has {wanted} pages and {pages} arrived. Send all of them.',
  },
  'CMP-24': {
    title: 'Resale statement on a letter',
    clerk: '{file} is a letter or order and does not say that the goods are bought for resale.',
    buyer: 'Add a sentence to {file} that you buy the goods for resale, or fill in the form.',
  },
  'CMP-25': {
    title: 'Declaration on a substitute form',
    clerk: '{file} is not the form of an authority and has no declaration that the signer answers for.',
    buyer: 'Use the form of your state: a form of your own needs its declaration.',
  },
  'CON-09': {
    title: 'Name in the signature',
    clerk: 'The signature reads "{signed}"; the printed name is "{printed}".',
    buyer: 'The printed name is "{printed}" and the signature "{signed}". Print the name of the person who signs.',
  },
  'CON-11': {
    title: 'Record agrees with the paper',
    clerk: {
      by: 'field',
      texts: {
        purchaser: 'The purchaser "{value}" is not in the text of the paper.',
        seller: 'The seller "{value}" is not in the text of the paper.',
        number: 'The number {value} is not in the text of the paper.',
        signed: 'The day of signing, {value:date}, is not in the text of the paper.',
      },
      other: '"{value}" is not in the text of the paper.',
    },
    buyer: 'Compare what you typed with your form: one of them says something else.',
  },
  'DAT-16': {
    title: 'Day of signing and making of the file',
    clerk: {
      by: 'what',
      texts: {
        evidence: 'The paper is dated {signed:date}; it was signed electronically on {made:date}.',
        typed: 'The paper is dated {signed:date}; its file was made on {made:date}.',
      },
      other: 'The paper is dated {signed:date}; it was scanned or photographed on {made:date}.',
    },
    buyer: 'Your form is dated {signed:date}. Check the date of your signature.',
  },
  'RSN-02': {
    title: 'Letter about income tax',
    clerk: {
      by: 'kind',
      texts: { w9: '{file} is a W-9, which is no sales tax certificate.' },
      other: '{file} is a letter about income tax, which is no sales tax certificate.',
    },
    buyer: '{file} is about another tax. Send the sales tax form of your state.',
  },
  'RSN-03': {
    title: 'Permit in the place of a certificate',
    clerk: '{file} is a permit or licence and no certificate.',
    buyer: '{file} is your permit. Send the certificate that you fill in and sign for the seller.',
  },
  'RSN-14': {
    title: 'Statements of a telecommunications reseller',
    clerk: {
      by: 'missing',
      texts: {
        resale: 'The paper does not state that the service is resold in offerings of its own.',
        contribution: 'The paper does not state that the purchaser contributes to the Universal Service Fund.',
      },
      other:
        'The paper states neither resale in offerings of its own nor a contribution to the Universal Service Fund.',
    },
    buyer: 'State on the form that you resell the service and that you contribute to the Universal Service Fund.',
  },
  'SIG-02': {
    title: 'Evidence of the electronic signature',
    clerk: {
      by: 'part',
      texts: {
        signer: 'The evidence does not say who signed.',
        at: 'The evidence does not say when it was signed.',
        ip: 'The evidence does not say from which address it was signed.',
        consent: 'The evidence does not show that the signer agreed to sign electronically.',
      },
      other: 'The evidence has no hash of what was signed.',
    },
    buyer: 'The seller needs your signature again, as its proof is not complete.',
  },
  'SIG-03': {
    title: 'Unchanged since it was signed',
    clerk: {
      by: 'what',
      texts: {
        content: 'The content kept is not what was signed: its hash differs.',
        file: 'None of the files is the one that was signed: their hashes differ.',
      },
      other: 'Pages or entries were changed after the signature was set.',
    },
    buyer: 'The form is not as you signed it. Check it and sign it again.',
  },
  'SIG-08': {
    title: 'More than initials or a line',
    clerk: {
      by: 'what',
      texts: {
        nothing: 'The place for the signature on page {page} is empty.',
        line: 'There is only a line in the place for the signature on page {page}.',
      },
      other: 'There are only initials or a mark in the place for the signature on page {page}.',
    },
    buyer: 'Sign the form with your full name.',
  },
  'DOC-01': {
    title: 'File opens',
    clerk: '{file} cannot be opened ({fault}).',
    buyer: '{file} cannot be opened. Save it without a password and send it again.',
  },
  'DOC-02': {
    title: 'Kind and size of the file',
    clerk: {
      by: 'what',
      texts: { size: '{file} has {size} MB; systems for certificates take up to 50 MB.' },
      other: '{file} is of the kind {kind}; PDF, PNG, JPEG and TIFF are taken.',
    },
    buyer: 'Send your form as PDF, PNG, JPEG or TIFF of up to 50 MB.',
  },
  'DOC-03': {
    title: 'Entries of a fillable form',
    clerk: {
      by: 'what',
      texts: { dynamic: '{file} is a dynamic form (XFA): what is shown here may not be what was entered.' },
      other: '{file} has more entries than were read.',
    },
    buyer: 'Print {file} to a new PDF and send that, so that everything you entered is seen.',
  },
  'DOC-04': {
    title: 'Legible',
    clerk: {
      by: 'what',
      texts: {
        dots: 'Page {page} has too few dots to be read.',
        contrast: 'Page {page} is too pale to be read.',
      },
      other: 'Page {page} is out of focus.',
    },
    buyer: {
      by: 'what',
      texts: {
        dots: 'Page {page} is too small to read. Take the picture again, closer or with more detail.',
        contrast: 'Page {page} is too pale to read. Take the picture again in better light.',
      },
      other: 'Page {page} is blurred. Take the picture again and hold still.',
    },
  },
  'DOC-05': {
    title: 'A certificate at all',
    clerk: '{file} was not recognised as a certificate.',
    buyer: 'Check that {file} is your exemption form and not another paper.',
  },
  'DOC-06': {
    title: 'Filled in',
    clerk: '{file} is the blank form without entries.',
    buyer: '{file} is still empty. Fill in the form, sign it and send it again.',
  },
  'DOC-07': {
    title: 'Form and edition on the paper',
    clerk: {
      by: 'what',
      texts: {
        'other-form': 'The paper is {printed}; the record has {recorded}.',
        'other-edition': 'The paper prints the edition {printed}; the record has {recorded}.',
        unrecorded: 'The paper is {printed}; the record names no form.',
      },
      other: 'The record has {recorded}, which was not recognised on the paper.',
    },
    buyer: 'Check that you chose the form that you sent.',
  },
  'DOC-08': {
    title: 'Whole page shown',
    clerk: {
      by: 'side',
      texts: {
        left: 'Text runs off page {page} at the left.',
        right: 'Text runs off page {page} at the right.',
      },
      other: 'Text runs off page {page} at the foot.',
    },
    buyer: 'A part of page {page} is cut off. Take the picture again with all four corners.',
  },
  'DOC-09': {
    title: 'Signs of alteration',
    clerk: {
      by: 'what',
      texts: {
        pages: 'The printed text of page {detail} was changed after the file was first saved.',
        entry: 'An entry was changed after the file was first saved: {detail}.',
        layers: 'One text lies over another: {detail}.',
        editor: 'The file was made by a program for changing pictures: {detail}.',
      },
      other: 'Text boxes, notes or stamps lie over the pages: {detail}.',
    },
    buyer: 'Send the form as you first saved or signed it.',
  },
  'DOC-10': {
    title: 'One certificate in the file',
    clerk: 'The file holds {count} certificates, beginning on pages {pages}. Split it.',
    buyer: 'Send each form in a file of its own.',
  },
  'DOC-11': {
    title: 'Pages upright and in order',
    clerk: {
      by: 'what',
      texts: {
        mirrored: 'Page {page} is mirrored.',
        order: 'The instructions on page {page} come before the form.',
      },
      other: 'Page {page} is turned by {turn}°.',
    },
    buyer: 'Page {page} does not stand upright or in its order. It can be read all the same.',
  },
  'DOC-12': {
    title: 'Nothing struck out',
    clerk: '"{text}" is struck out on page {page} without initials beside it.',
    buyer: 'Something is struck out on page {page}. Write your initials beside it, or fill in the form anew.',
  },
  'DOC-13': {
    title: 'Barcode',
    clerk: 'The barcode says {barcode}, which is neither this customer nor this certificate.',
    buyer: 'This form was made out for another account. Use the one the seller sent to you.',
  },
  'DOC-14': {
    title: 'Nothing in the file acts',
    clerk: {
      by: 'what',
      texts: {
        launches: 'The file starts programs.',
        embedded: 'Another file is inside: {detail}.',
        script: 'The file carries a script that acts on its own.',
        'field-script': 'The fields of the form carry scripts, as many official forms do.',
      },
      other: 'The file links to {detail}.',
    },
    buyer: 'Print your form to a new PDF and send that.',
  },
  'SIG-04': {
    title: 'Signature used again',
    clerk: {
      by: 'how',
      texts: { exact: 'The same picture of the signature stands on {other} of {customer} ({count} other customers).' },
      other: 'A signature that looks alike stands on {other} of {customer} ({count} other customers).',
    },
    buyer: 'Sign the form by hand or in the portal, not with a picture.',
  },
  'DUP-01': {
    title: 'Same file again',
    clerk: {
      by: 'whose',
      texts: { own: '{file} is also kept with {other} of this customer.' },
      other: '{file} is also kept with {other} of {customer}.',
    },
    buyer: 'The seller has this file already.',
  },
  'DUP-06': {
    title: 'Many papers from one place',
    clerk: 'Papers of {count} other customers were signed from the same {by} within {days} days.',
    buyer: 'The seller will ask you to confirm this form.',
  },
  'DUP-07': {
    title: 'Received after an audit notice',
    clerk: 'Received on {received:date}; {place} announced an audit on {notice:date}.',
    buyer: 'The seller may ask you for more proof of this purchase.',
  },
  'DUP-08': {
    title: 'Large first order',
    clerk: 'The first order, {number} of {date:date}, is {amount} {currency}; the account was {days} days old.',
    buyer: 'The seller will ask you to confirm this form.',
  },
  'DUP-09': {
    title: 'Numbers in a run',
    clerk: '{value} stands in a run with numbers of {count} other customers given within {days} days: {others}.',
    buyer: 'Check your number against the paper of your state.',
  },
};
