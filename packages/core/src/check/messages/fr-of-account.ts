import type { Message } from './message-table.ts';

/** French: numbers, the account, the seller and what audits ask. */
export const FR_OF_ACCOUNT: Readonly<Record<string, Message>> = {
  'CON-16': {
    title: 'Type de compte',
    clerk: 'Le compte est facturé comme celui d’un consommateur depuis le {since:date} ; le motif est {reason:reason}.',
    buyer: 'Votre compte est privé. Demandez au vendeur un compte professionnel.',
  },
  'CON-18': {
    title: 'Signé pour un autre',
    clerk: '{signer} signe ; l’acheteur est {purchaser}.',
    buyer: 'Signez pour {purchaser}, ou nommez {signer} comme acheteur.',
  },
  'DAT-11': {
    title: 'Interruption des achats',
    clerk:
      'Aucun achat du {from:date} au {to:date} : après plus de douze mois, un certificat général est à renouveler.',
    buyer: 'Vous n’avez rien acheté depuis plus de douze mois. Remettez un nouveau formulaire.',
  },
  'DAT-14': {
    title: 'Contrôle annoncé',
    clerk: {
      by: 'over',
      texts: { yes: '{place} a annoncé un contrôle le {notice:date} ; le délai a pris fin le {until:date}.' },
      other: '{place} a annoncé un contrôle le {notice:date} : régularisez ce certificat avant le {until:date}.',
    },
    buyer: 'Le vendeur a besoin de ce formulaire en ordre pour le {until:date}.',
  },
  'DAT-20': {
    title: 'Signé avant la déclaration',
    clerk: 'Signé le {signed:date}, après l’échéance de la déclaration de {year}, le {filing:date}.',
    buyer: 'Le formulaire de {year} doit être signé avant le {filing:date}.',
  },
  'FMT-02': {
    title: 'Chiffre de contrôle',
    clerk: '{value} est mal saisi : son chiffre de contrôle ne convient pas.',
    buyer: 'Vérifiez {value} : un chiffre semble faux.',
  },
  'JUR-14': {
    title: 'Quel gouvernement',
    clerk: {
      by: 'whose',
      texts: { own: '{place} taxe les achats de ses propres services et villes.' },
      other: '{place} n’exonère pas les gouvernements d’autres États.',
    },
    buyer: '{place} n’exonère peut-être pas votre service. Demandez au vendeur.',
  },
  'RSN-05': {
    title: 'Parts de l’achat',
    clerk: 'Les parts font {total} pour cent et non 100.',
    buyer: 'Les parts doivent faire 100 pour cent.',
  },
  'RSN-09': {
    title: 'Compteur ou compte',
    clerk: 'Le document ne désigne ni compteur ni compte.',
    buyer: 'Indiquez le numéro de votre compteur ou compte.',
  },
  'RSN-10': {
    title: 'Usage prédominant',
    clerk: {
      by: 'percent',
      texts: { '': '{place} demande plus de {asked} pour cent d’usage exonéré ; aucune étude n’est donnée.' },
      other: '{place} demande plus de {asked} pour cent d’usage exonéré ; l’étude donne {percent}.',
    },
    buyer: 'Montrez par une étude que plus de {asked} pour cent de l’usage est exonéré.',
  },
  'RSN-13': {
    title: 'Numéro de déclarant',
    clerk: {
      by: 'value',
      texts: { '': 'L’opérateur ne donne pas son numéro de déclarant 499.' },
      other: '{value} n’est pas un numéro de déclarant 499 : il a six chiffres.',
    },
    buyer: 'Indiquez votre numéro de déclarant 499, à six chiffres.',
  },
  'RSN-15': {
    title: 'Vendeur temporaire',
    clerk: 'L’inscription prend fin le {ends:date} : {form} ne vaut alors que pour un achat.',
    buyer: 'Votre inscription prend fin le {ends:date}. Remettez le formulaire pour un seul achat.',
  },
  'SEL-03': {
    title: 'Autre société du groupe',
    clerk: 'Le document nomme {paper} et ne dit pas qu’il vaut aussi pour {seller}.',
    buyer: 'Nommez {seller} sur le formulaire, ou indiquez qu’il vaut pour ses filiales.',
  },
  'SEL-04': {
    title: 'Ce que sait le vendeur',
    clerk: {
      by: 'date',
      texts: { '': 'Le commentaire sur le client contredit la revente : {note}' },
      other: 'Noté le {date:date} : l’acheteur utilise les biens. {note}',
    },
    buyer: 'Le vendeur vous demandera si vous revendez ces biens.',
  },
};
