import type { Message } from './message-table.ts';

/** French: what is judged at a sale. */
export const FR_AT_SALE: Readonly<Record<string, Message>> = {
  'DAT-05': {
    title: 'Date de la vente',
    clerk: {
      by: 'side',
      texts: { before: 'La vente du {date:date} précède le certificat, valable à partir du {from:date}.' },
      other: 'La vente du {date:date} suit la fin du certificat, le {from:date}.',
    },
    buyer: 'Votre formulaire ne couvre pas le {date:date}. Remettez-en un qui le couvre.',
  },
  'JUR-01': {
    title: 'État de livraison',
    clerk: 'Les biens vont à : {place} ; le certificat vaut pour {states}.',
    buyer: 'Votre formulaire ne nomme pas {place}. Remettez-en un pour {place}.',
  },
  'SCP-01': {
    title: 'Un seul achat',
    clerk: 'Le certificat vaut pour un achat et a servi pour la facture {used}.',
    buyer: 'Ce formulaire valait pour un achat et a servi. Remettez-en un autre pour cette commande.',
  },
  'SCP-03': {
    title: 'Biens de la liste',
    clerk: '{goods} ne figure pas dans la liste des biens couverts.',
    buyer: 'Votre formulaire ne mentionne pas {goods}.',
  },
  'SCP-05': {
    title: 'Taxe couverte',
    clerk: 'Le certificat ne donne rien pour {authorities}.',
    buyer: 'Votre formulaire ne couvre pas la taxe de {authorities}.',
  },
  'SCP-06': {
    title: 'Lieu de livraison',
    clerk: 'Le certificat vaut pour {sites} ; les biens vont ailleurs en {place}.',
    buyer: 'Votre formulaire vaut pour certains lieux. Remettez-en un pour le lieu de livraison en {place}.',
  },
  'SCP-08': {
    title: 'Certificat d’un autre client',
    clerk:
      'Le certificat est celui de {holder} ; aucune règle ne permet à ce client de l’utiliser le jour de la vente.',
    buyer: 'Le formulaire est celui de {holder}. Remettez-en un à votre nom.',
  },
  'SCP-10': {
    title: 'Dérogation sans motif',
    clerk: 'La ligne {line} a été exonérée sur simple indication de la commande, sans motif ni certificat.',
    buyer: 'Le vendeur vous demandera pourquoi la ligne {line} n’est pas taxée.',
  },
  'SCP-11': {
    title: 'Avoir comme la vente',
    clerk: {
      by: 'before',
      texts: { yes: 'La vente {number} était exonérée par ce certificat ; son avoir ne l’est pas.' },
      other: 'Ce certificat exonère l’avoir et n’exonérait pas la vente {number} qu’il reprend.',
    },
    buyer: 'L’avoir de {number} ne suit pas sa facture. Le vendeur le corrigera.',
  },
  'SCP-12': {
    title: 'Commande non destinée à la revente',
    clerk: 'La commande dit que l’acheteur consomme les biens ; le certificat vaut pour la revente.',
    buyer: 'Vous avez indiqué utiliser ces biens vous-même. Un formulaire de revente ne les couvre pas.',
  },
  'SCP-13': {
    title: 'Exonéré sans certificat',
    clerk: 'La ligne {line} de {amount} est exonérée sans certificat.',
    buyer: 'Le vendeur a besoin d’un formulaire pour la ligne {line}.',
  },
  'SCP-14': {
    title: 'Taxé bien que couvert',
    clerk: 'La ligne {line} de {amount} a été taxée bien que ce certificat la couvre : avoir et nouvelle facture.',
    buyer: 'Votre formulaire couvre la ligne {line}. Demandez au vendeur de rendre la taxe.',
  },
  'SCP-15': {
    title: 'Opérations nommées',
    clerk: 'Le certificat ne vaut que pour {wanted}, ce qui ne correspond pas à la vente.',
    buyer: 'Votre formulaire vaut pour d’autres commandes : {wanted}.',
  },
};
