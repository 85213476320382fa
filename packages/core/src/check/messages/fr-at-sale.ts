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
  'DAT-12': {
    title: 'Reçu après la vente',
    clerk: 'Reçu le {received:date}, au-delà des {days} jours que {place} accorde après la vente du {date:date}.',
    buyer: 'Votre formulaire est arrivé trop tard pour la vente du {date:date}.',
  },
  'DAT-13': {
    title: 'Disponible à la livraison',
    clerk:
      'Reçu le {received:date} ; {place} le demande à la livraison, le {date:date}, ou dans la facturation habituelle.',
    buyer: 'La prochaine fois, remettez le formulaire avant la livraison.',
  },
  'DAT-19': {
    title: 'Année du certificat',
    clerk: 'Le certificat vaut pour {year} ; la vente est du {date:date}.',
    buyer: 'Votre formulaire vaut pour {year}. Remettez-en un pour l’année de l’achat.',
  },
  'JUR-01': {
    title: 'État de livraison',
    clerk: 'Les biens vont à : {place} ; le certificat vaut pour {states}.',
    buyer: 'Votre formulaire ne nomme pas {place}. Remettez-en un pour {place}.',
  },
  'JUR-07': {
    title: 'Livraison directe',
    clerk: 'Les biens vont à : {place}, qui n’accepte pas de numéro de revente d’un autre État.',
    buyer: '{place} demande un numéro qui lui est propre.',
  },
  'JUR-09': {
    title: 'Vente au comptoir',
    clerk: 'Rien n’indique que {place} exonère {reason:reason} dans un local du vendeur.',
    buyer: 'Demandez au vendeur si {place} exonère {reason:reason}.',
  },
  'JUR-10': {
    title: 'Livraison en terre tribale',
    clerk: 'Les biens ont été remis en {place} hors d’une terre tribale.',
    buyer: 'L’exonération vaut pour une livraison en terre tribale.',
  },
  'JUR-11': {
    title: 'État de la vente',
    clerk: 'Les biens ont été remis en {sold}, où ils sont vendus ; le certificat ne le couvre pas.',
    buyer: 'Vous avez retiré les biens en {sold}. Remettez un formulaire pour {sold}.',
  },
  'RSN-11': {
    title: 'Compteur en service',
    clerk: 'Le compteur {meter} est facturé et ne figure pas sur le document.',
    buyer: 'Votre formulaire ne mentionne pas le compteur {meter}. Remettez-en un qui le mentionne.',
  },
  'RSN-16': {
    title: 'Payé par le gouvernement',
    clerk: 'Une personne a payé ; seul est exonéré ce que le gouvernement paie lui-même.',
    buyer: 'Payez sur les fonds de votre service, ou payez la taxe.',
  },
  'RSN-17': {
    title: 'Carte du gouvernement',
    clerk: {
      by: 'why',
      texts: {
        prefix: 'Aucune carte du gouvernement fédéral ne commence par {prefix}.',
        mixed: 'Sixième chiffre {sixth} : hôtel et voiture sont facturés au gouvernement, le reste au voyageur.',
      },
      other:
        'Sixième chiffre {sixth} : une carte de voyage est payée par le voyageur, ce que la plupart des États taxent.',
    },
    buyer: 'Le vendeur doit voir à qui cette carte est facturée.',
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
  'SCP-02': {
    title: 'Autres biens que ceux décrits',
    clerk: 'La ligne {line} vend « {goods} » ; le certificat décrit « {items} ».',
    buyer: 'Votre formulaire décrit « {items} ». Pour « {goods} », remettez-en un qui les nomme.',
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
  'SEL-02': {
    title: 'Vendeur de la facture',
    clerk: 'Le document est au nom de {paper} ; la facture vient de {seller}.',
    buyer: 'Le formulaire nomme {paper}. Pour cet achat, il doit nommer {seller}.',
  },
};
