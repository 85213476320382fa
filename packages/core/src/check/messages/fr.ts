import { FR_AT_SALE } from './fr-at-sale.ts';
import { FR_OF_ACCOUNT } from './fr-of-account.ts';
import type { MessageTable } from './message-table.ts';
import { PAPERS_FR } from './papers-fr.ts';

/** French: what a buyer can meet. The rest falls back to English. */
export const FR: MessageTable = {
  months: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  date: '{day} {month} {year}',
  noEnd: 'sans date de fin',
  and: 'et',
  unconfirmed: { clerk: 'Aucune source lue ne confirme cette règle.', buyer: 'Une personne va regarder.' },
  words: {
    number: {
      'state-sales-tax': 'numéro de taxe de vente',
      'state-exemption': 'numéro d’exemption',
      fein: 'numéro fédéral d’employeur',
      'drivers-license': 'numéro de permis de conduire',
      'direct-pay': 'numéro de permis de paiement direct',
      'ag-registration': 'numéro de registre agricole',
      'per-state': 'numéro fiscal',
      'foreign-tax-id': 'numéro fiscal étranger',
      'foreign-diplomat': 'numéro de carte diplomatique',
      'diplomat-card': 'numéro de carte diplomatique',
      'out-of-state-sales-tax': 'numéro fiscal de votre État',
      'reseller-permit': 'numéro de permis de revendeur',
      'business-registry': 'numéro du registre des entreprises',
      'state-business-registration': 'numéro d’enregistrement de l’entreprise',
      tribal: 'numéro tribal',
    },
    reason: {
      'federal-government': 'gouvernement fédéral',
      'state-local-government': 'gouvernement d’État ou local',
      'tribal-government': 'gouvernement tribal',
      'foreign-diplomat': 'diplomate étranger',
      charitable: 'bienfaisance',
      religious: 'organisme religieux',
      educational: 'école',
      resale: 'revente',
      agricultural: 'agriculture',
      manufacturing: 'fabrication',
      'direct-pay': 'paiement direct',
      'direct-mail': 'publipostage',
      medical: 'usage médical',
      utilities: 'services publics',
      'common-carrier': 'transporteur public',
      'pollution-control': 'lutte contre la pollution',
      'research-development': 'recherche et développement',
      'non-resident': 'non-résident',
      'aquaculture-fishery': 'aquaculture ou pêche',
      'lease-rental': 'location',
      'component-parts': 'ingrédients et composants',
      'software-services': 'logiciels et services',
      'contractor-government': 'entrepreneur du gouvernement',
      'enterprise-zone': 'zone d’entreprises',
      'data-center': 'centre de données',
      'media-film': 'cinéma et médias',
      timber: 'bois',
      'mining-oil-gas': 'mines, pétrole et gaz',
      'aircraft-vessel': 'avion ou bateau',
      other: 'autre',
    },
    entity: {
      corporation: 'société par actions',
      llc: 'LLC',
      partnership: 'société de personnes',
      individual: 'personne',
      government: 'gouvernement',
      nonprofit: 'sans but lucratif',
      trust: 'fiducie',
    },
    status: { temporary: 'temporaire', rejected: 'refusé', superseded: 'remplacé' },
    signature: { typed: 'tapée', drawn: 'dessinée à l’écran', digital: 'numérique', wet: 'à l’encre' },
  },
  messages: {
    ...FR_AT_SALE,
    ...FR_OF_ACCOUNT,
    ...PAPERS_FR,
    'CMP-01': {
      title: 'Nom de l’acheteur',
      buyer: 'Saisissez le nom légal de votre entreprise.',
    },
    'CMP-02': {
      title: 'Rue de l’acheteur',
      buyer: 'Saisissez la rue et le numéro de votre entreprise.',
    },
    'CMP-03': {
      title: 'Ville, État et code postal',
      buyer: {
        by: 'part',
        texts: {
          city: 'Saisissez la ville de votre entreprise.',
          region: 'Saisissez l’État de votre entreprise.',
          postalCode: 'Saisissez le code postal de votre entreprise.',
        },
        other: 'Complétez l’adresse de votre entreprise.',
      },
    },
    'CMP-04': {
      title: 'Téléphone de l’acheteur',
      buyer: 'Saisissez le téléphone de votre entreprise.',
    },
    'CMP-05': {
      title: 'Nom du vendeur',
      buyer: 'Saisissez le nom du vendeur à qui vous donnez ce formulaire.',
    },
    'CMP-06': {
      title: 'Adresse du vendeur',
      buyer: 'Saisissez l’adresse du vendeur.',
    },
    'CMP-07': {
      title: 'Numéro d’identification',
      buyer: 'Saisissez votre {kind:number} ({place}).',
    },
    'CMP-08': {
      title: 'Numéro à la place de celui de l’État',
      buyer: 'Vous n’avez pas de numéro d’État. Saisissez à sa place votre {kind:number}.',
    },
    'CMP-09': {
      title: 'Motif coché',
      buyer: 'Choisissez pourquoi vous achetez sans taxe.',
    },
    'CMP-10': {
      title: 'Un seul motif',
      buyer: 'Choisissez un motif ; ce formulaire en admet un. Deux motifs demandent deux formulaires.',
    },
    'CMP-11': {
      title: 'Texte à côté du motif',
      buyer: {
        by: 'reason',
        texts: { other: 'Écrivez à côté de « Autre » pourquoi la loi laisse votre achat sans taxe.' },
        other: 'Écrivez le nom de votre organisme à côté du motif.',
      },
    },
    'CMP-12': {
      title: 'Biens ou services décrits',
      buyer: 'Dites ce que vous achetez, par exemple « moteurs et pièces de bateau ».',
    },
    'CMP-13': {
      title: 'Activité décrite',
      buyer: 'Dites ce que fait votre entreprise, par exemple « vente de bateaux ».',
    },
    'CMP-14': {
      title: 'État indiqué',
      buyer: 'Indiquez l’État. Un formulaire pour plusieurs États sans État coché n’en couvre aucun.',
    },
    'CMP-15': {
      title: 'Signature',
      buyer: 'Signez le formulaire. Tapez votre nom ou dessinez-le.',
    },
    'CMP-16': {
      title: 'Nom du signataire',
      buyer: 'Écrivez votre nom à côté de la signature.',
    },
    'CMP-17': {
      title: 'Fonction du signataire',
      buyer: 'Saisissez votre fonction, par exemple « propriétaire » ou « responsable des achats ».',
    },
    'CMP-18': {
      title: 'Date de la signature',
      buyer: 'Le formulaire n’a pas de date. Saisissez le jour où vous l’avez signé.',
    },
    'CMP-19': {
      title: 'Un achat ou tous',
      buyer: 'Choisissez si le formulaire vaut pour un achat ou pour tous ceux qui suivent.',
    },
    'CMP-20': {
      title: 'Commande ou facture',
      buyer: 'Saisissez le numéro de la commande ou de la facture de ce formulaire.',
    },
    'CMP-27': {
      title: 'Contact pour le renouvellement',
      buyer: 'Saisissez une adresse e-mail, pour que le vendeur vous prévienne de la fin du formulaire.',
    },
    'FMT-01': {
      title: 'Numéro fiscal de l’État',
      buyer: {
        by: 'digits',
        texts: { '': 'Les numéros de {place} ont cette forme : {shape}. Pas celui-ci.' },
        other: 'Les numéros de {place} ont {digits} chiffres. Celui-ci a {length} caractères.',
      },
    },
    'FMT-03': {
      title: 'Numéro fédéral',
      buyer: {
        by: 'prefix',
        texts: { '': 'Les numéros fédéraux d’employeur ont 9 chiffres. Celui-ci a {length} caractères.' },
        other: 'Les numéros fédéraux ne commencent pas par {prefix}. Comparez le vôtre avec la lettre de l’IRS.',
      },
    },
    'FMT-04': {
      title: 'Remplissage à la place d’un numéro',
      buyer: 'Saisissez le numéro que l’État vous a donné. {value} n’en est pas un.',
    },
    'FMT-05': {
      title: 'Numéro demandé',
      buyer: 'Vous avez écrit que le numéro est en route. Ajoutez-le quand l’État l’aura envoyé.',
    },
    'FMT-06': {
      title: 'Numéro personnel',
      buyer: 'Cela ressemble à un numéro personnel. Utilisez celui de votre entreprise.',
    },
    'FMT-07': {
      title: 'Permis de conduire',
      buyer: 'Les numéros de permis de {place} sont différents. Comparez celui-ci avec votre carte.',
    },
    'FMT-08': {
      title: 'Carte diplomatique',
      buyer: 'Comparez ce numéro avec celui de votre carte.',
    },
    'FMT-09': {
      title: 'Code postal et État',
      buyer: '{zip} n’est pas dans cet État : {place}. Changez le code postal ou l’État.',
    },
    'FMT-10': {
      title: 'Adresse introuvable',
      buyer: 'Vérifiez votre adresse : un service postal ne l’a pas trouvée.',
    },
    'FMT-11': {
      title: 'Boîte postale',
      buyer: 'Le formulaire demande une rue. Ajoutez où se trouve votre entreprise.',
    },
    'FMT-12': {
      title: 'Date illisible',
      buyer: 'Saisissez la date avec l’année entière, par exemple 03/15/2026.',
    },
    'FMT-13': {
      title: 'E-mail et téléphone',
      buyer: {
        by: 'what',
        texts: { phone: '« {value} » n’est pas un téléphone complet. Ajoutez l’indicatif.' },
        other: '« {value} » n’est pas une adresse e-mail. Regardez ce qui manque.',
      },
    },
    'FMT-14': {
      title: 'Caractères en trop dans un numéro',
      buyer: 'Vouliez-vous dire {meant} ? Une lettre ou un espace s’est glissé.',
    },
    'FMT-16': {
      title: 'Code de l’État',
      buyer: {
        by: 'meant',
        texts: { '': 'Choisissez l’État dans la liste. « {value} » n’y est pas.' },
        other: 'Choisissez l’État dans la liste ; c’est sans doute {meant}.',
      },
    },
    'CON-01': {
      title: 'Nom du compte',
      buyer: 'Le formulaire dit « {paper} ». Le compte dit « {account} ». Quel est le nom légal ?',
    },
    'CON-02': {
      title: 'Nom commercial seul',
      buyer: '« {paper} » est un nom commercial. Ajoutez le nom légal de votre entreprise.',
    },
    'CON-03': {
      title: 'Adresse du compte',
      buyer: 'Le formulaire porte {paper}, le compte {account}. Choisissez la bonne.',
    },
    'CON-04': {
      title: 'Numéro d’un autre État',
      buyer: 'Ce numéro ressemble à celui d’un autre État ({other}). Saisissez celui de {place}.',
    },
    'CON-05': {
      title: 'Type d’entité et motif',
      buyer:
        'Vous avez choisi « {entity:entity} » et « {reason:reason} ». Les deux ne vont pas ensemble ; changez l’un.',
    },
    'CON-06': {
      title: 'Activité et motif',
      buyer: 'Votre activité est « {business} ». Dites comment le motif « {reason:reason} » s’y rattache.',
    },
    'CON-07': {
      title: 'Biens et activité',
      buyer: 'Vous achetez {goods} pour la revente. Dites si vous les vendez ou les utilisez dans votre activité.',
    },
    'CON-08': {
      title: 'Motif et formulaire',
      buyer: 'Ce formulaire ne sert pas pour le motif « {reason:reason} ». Un autre le fait.',
    },
    'CON-10': {
      title: 'Signé par le vendeur',
      buyer: 'Votre entreprise doit signer, pas {seller}.',
    },
    'CON-12': {
      title: 'Numéro pour chaque État',
      buyer: 'Saisissez votre numéro pour {place}, ou retirez {place} du formulaire.',
    },
    'CON-13': {
      title: 'Acheteur et vendeur',
      buyer: 'Le formulaire nomme {name} comme acheteur. Saisissez le nom de votre entreprise.',
    },
    'CON-14': {
      title: 'Numéro du vendeur',
      buyer: 'C’est le numéro de {seller}. Saisissez celui de votre entreprise.',
    },
    'CON-15': {
      title: 'Formulaire fermé à cette activité',
      buyer:
        'Une entreprise comme la vôtre (« {business} ») ne peut pas utiliser ce formulaire. Demandez-en un autre au vendeur.',
    },
    'CON-17': {
      title: 'Texte contre le motif',
      buyer: 'Vous avez écrit « {words} », mais choisi « {reason:reason} ». Changez ce qui n’est pas exact.',
    },
    'DAT-01': {
      title: 'Signé dans le futur',
      buyer: 'La date est après aujourd’hui. Regardez l’année.',
    },
    'DAT-02': {
      title: 'Signé après réception',
      buyer: 'Le formulaire est arrivé le {received:date}, avant le jour de la signature. Regardez la date signée.',
    },
    'DAT-03': {
      title: 'Début après la fin',
      buyer: 'Le formulaire finit le {to:date}, avant de commencer. Regardez les deux dates.',
    },
    'DAT-04': {
      title: 'Expiré à l’arrivée',
      buyer: 'Ce formulaire a pris fin le {ends:date}. Envoyez celui de la période en cours.',
    },
    'DAT-07': {
      title: 'Fin selon la loi',
      buyer: 'Ce formulaire vaut jusqu’au {ends:date}. Ensuite il en faut un nouveau.',
    },
    'DAT-08': {
      title: 'Fin à jour fixe',
      buyer: 'Ce formulaire vaut jusqu’au {ends:date}. Ensuite il en faut un nouveau.',
    },
    'DAT-09': {
      title: 'Plus long que permis',
      buyer: 'Ce formulaire vaut au plus jusqu’au {latest:date}. Regardez la date de fin.',
    },
    'DAT-10': {
      title: 'Formulaire ancien',
      buyer: 'Votre formulaire date du {start:date}. Donnez-en un nouveau pour que les faits soient à jour.',
    },
    'DAT-15': {
      title: 'Signé avant l’édition',
      buyer: 'Vous avez signé le {signed:date}, avant cette version du formulaire. Regardez la date.',
    },
    'DAT-17': {
      title: 'Permis plus récent que la demande',
      buyer:
        'Votre numéro commence le {started:date}, après votre signature du {claimed:date}. Aviez-vous un autre numéro avant ?',
    },
    'DAT-18': {
      title: 'Permis clôturé',
      buyer:
        'Votre numéro a été clôturé le {ended:date}. Donnez au vendeur votre nouveau numéro et un nouveau formulaire.',
    },
    'DAT-22': {
      title: 'Révoqué',
      buyer: 'Vous avez repris ce formulaire. Donnez-en un nouveau pour acheter de nouveau sans taxe.',
    },
    'JUR-02': {
      title: 'État sans taxe',
      buyer: '{place} n’a pas de taxe de vente. Aucun formulaire n’est nécessaire.',
    },
    'JUR-03': {
      title: 'Formulaire que l’État ne prend pas',
      buyer: '{place} ne prend pas ce formulaire. Utilisez celui de cet État.',
    },
    'JUR-04': {
      title: 'Formulaire qui ne sert pas pour le motif',
      buyer: '{place} ne prend ce formulaire que pour : {taken:reasons}. Utilisez celui de cet État pour votre motif.',
    },
    'JUR-05': {
      title: 'Édition du formulaire',
      buyer: 'C’est une version plus ancienne. Remplissez la version actuelle.',
    },
    'JUR-06': {
      title: 'Numéro d’un autre État',
      buyer: '{place} ne prend pas votre numéro d’un autre État ({other}). Saisissez un numéro de {place}.',
    },
    'JUR-08': {
      title: 'Autorité locale',
      buyer: '{authority} a son propre formulaire. Celui de l’État ({place}) n’y compte pas.',
    },
    'JUR-12': {
      title: 'Numéro fiscal étranger',
      buyer: 'Saisissez le numéro fiscal que votre pays vous a donné.',
    },
    'JUR-15': {
      title: 'Document de l’État',
      buyer: '{place} délivre son propre document : {needed}. Envoyez une photo du vôtre.',
    },
    'RSN-01': {
      title: 'Motif inconnu dans l’État',
      buyer: 'Nous ne connaissons pas de formulaire de {place} pour « {reason:reason} ». Une personne va regarder.',
    },
    'RSN-04': {
      title: 'Numéro de paiement direct',
      buyer: 'Saisissez le numéro de votre permis de paiement direct.',
    },
    'RSN-06': {
      title: 'Part ou montant',
      buyer: {
        by: 'value',
        texts: { '': 'Dites combien de votre achat est sans taxe : une part ou un montant.' },
        other: 'Saisissez la part sans taxe comme un nombre de 0 à 100.',
      },
    },
    'RSN-07': {
      title: 'Biens exclus',
      buyer: 'Ce formulaire ne vaut pas pour {goods}. Demandez le bon au vendeur.',
    },
    'RSN-08': {
      title: 'Biens non couverts',
      buyer: 'L’exonération pour la fabrication peut ne pas couvrir {goods}. Dites au vendeur à quoi ils servent.',
    },
    'RSN-12': {
      title: 'Formulaire des services publics',
      buyer: 'Pour les services publics, {place} a son propre formulaire : {needed}.',
    },
    'RSN-18': {
      title: 'Registre agricole',
      buyer: 'Saisissez votre numéro de registre agricole ou forestier ({place}).',
    },
    'RSN-19': {
      title: 'Biens non couverts',
      buyer: 'Votre exonération peut ne pas couvrir {goods}. Demandez à l’État, ou retirez-les de ce formulaire.',
    },
    'RSN-20': {
      title: 'Biens non couverts par la carte',
      buyer:
        'La carte diplomatique ne couvre pas {goods}. L’Office of Foreign Missions a une autre démarche pour cela.',
    },
    'RSN-21': {
      title: 'Motif que le vendeur ne prend pas',
      buyer: '{seller} ne vend pas sans taxe pour le motif « {reason:reason} ». Demandez au vendeur quoi faire.',
    },
    'IDN-01': {
      title: 'Numéro inactif au registre',
      buyer: 'Le service des impôts ne montre pas votre numéro comme actif. Vérifiez-le, ou demandez-lui.',
    },
    'IDN-02': {
      title: 'Autre nom au registre',
      buyer: 'Le service des impôts a ce numéro sous un autre nom. Vérifiez le numéro et votre raison sociale.',
    },
    'IDN-03': {
      title: 'Autre lieu au registre',
      buyer: 'Le service des impôts a ce numéro pour un autre lieu. Est-ce le numéro de ce site ?',
    },
    'IDN-04': {
      title: 'Autorisation d’une autre vente',
      buyer: 'Le vendeur a besoin du numéro d’autorisation de cette commande.',
    },
    'IDN-05': {
      title: 'Aucune autorisation cette année',
      buyer: 'Le vendeur a besoin d’une autorisation pour cette année.',
    },
    'IDN-06': {
      title: 'Consultation ancienne',
      buyer: 'Le vendeur interrogera de nouveau le service des impôts.',
    },
    'IDN-07': {
      title: 'Consultation sans preuve',
      buyer: 'Le vendeur interrogera de nouveau le service des impôts.',
    },
    'IDN-08': {
      title: 'Le registre n’a pas répondu',
      buyer: 'Le service des impôts n’a pas pu être joint. Vous n’avez rien à faire.',
    },
    'IDN-09': {
      title: 'Absent de la liste fédérale',
      buyer: 'Nous ne vous trouvons pas dans la liste fédérale. Vérifiez le numéro, ou envoyez votre lettre de l’IRS.',
    },
    'IDN-10': {
      title: 'Société non en règle',
      buyer: 'Le registre de l’État ne montre pas votre société en règle. Renseignez-vous, ou expliquez pourquoi.',
    },
    'IDN-11': {
      title: 'Autre titulaire du numéro',
      buyer: 'Votre société semble avoir changé. Si le nom ou le propriétaire est autre, donnez un nouveau formulaire.',
    },
    'IDN-12': {
      title: 'Pourquoi il n’y a pas de numéro',
      buyer: 'Dites pourquoi il ne vous faut pas de numéro ({place}). Raisons admises (en anglais) : {accepted}.',
    },
    'SIG-01': {
      title: 'Type de signature',
      buyer: 'Ce formulaire demande une signature à l’encre. Imprimez-le, signez-le et envoyez une photo.',
    },
    'SIG-05': {
      title: 'Fonction du signataire',
      buyer: 'Saisissez votre rôle dans l’entreprise, par exemple « propriétaire » ou « responsable des achats ».',
    },
    'SIG-06': {
      title: 'Notaire',
      buyer: 'Un notaire doit signer et sceller ce formulaire.',
    },
    'SIG-07': {
      title: 'E-mail du vendeur',
      buyer: 'Saisissez une adresse e-mail de votre entreprise. Celle-ci est à {seller}.',
    },
    'SEL-01': {
      title: 'Vendeur nommé',
      buyer: 'Le formulaire nomme {paper}. Il doit nommer {seller}.',
    },
    'SEL-06': {
      title: 'Pas d’image',
      buyer: 'Envoyez une photo ou un fichier du formulaire.',
    },
  },
};
