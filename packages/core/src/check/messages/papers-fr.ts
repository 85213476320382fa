import type { Message } from './message-table.ts';

/** Texts of the checks that read the file itself. A part of the French table. */
export const PAPERS_FR: Readonly<Record<string, Message>> = {
  'CMP-21': {
    title: 'Supplément pour plusieurs États',
    clerk: 'Le document vaut pour plusieurs États et le supplément n’est pas dans le fichier.',
    buyer: 'Votre formulaire vaut pour plusieurs États. Envoyez aussi la page qui les énumère.',
  },
  'CMP-22': {
    title: 'Pièces jointes',
    clerk: 'Le formulaire demande cette pièce, qui n’est pas parmi les fichiers : {attachment}.',
    buyer: 'Envoyez ceci avec votre formulaire : {attachment}.',
  },
  'CMP-23': {
    title: 'Toutes les pages',
    clerk: 'Le fichier a {pages} pages sur {wanted}.',
    buyer: 'Votre formulaire a {wanted} pages et {pages} sont arrivées. Envoyez-les toutes.',
  },
  'CMP-24': {
    title: 'Mention de revente sur une lettre',
    clerk: '{file} est une lettre ou une commande et ne dit pas que les biens sont achetés pour la revente.',
    buyer: 'Ajoutez à {file} que vous achetez pour revendre, ou remplissez le formulaire.',
  },
  'CMP-25': {
    title: 'Déclaration sur un formulaire propre',
    clerk: '{file} n’est pas le formulaire d’une autorité et n’a pas de déclaration du signataire.',
    buyer: 'Utilisez le formulaire de votre État : le vôtre doit porter sa déclaration.',
  },
  'CON-09': {
    title: 'Nom de la signature',
    clerk: 'La signature dit « {signed} » ; le nom imprimé est « {printed} ».',
    buyer: 'Le nom imprimé est « {printed} » et la signature « {signed} ». Imprimez le nom de la personne qui signe.',
  },
  'CON-11': {
    title: 'Le dossier correspond au document',
    clerk: '« {value} » n’est pas dans le texte du document.',
    buyer: 'Comparez votre saisie avec votre formulaire : l’un des deux dit autre chose.',
  },
  'DAT-16': {
    title: 'Date de signature et création du fichier',
    clerk: 'Le document porte la date du {signed:date} ; le fichier ou la signature électronique est du {made:date}.',
    buyer: 'Votre formulaire porte la date du {signed:date}. Vérifiez la date de votre signature.',
  },
  'RSN-02': {
    title: 'Lettre sur l’impôt sur le revenu',
    clerk: '{file} concerne un autre impôt et n’est pas un certificat de taxe de vente.',
    buyer: '{file} concerne un autre impôt. Envoyez le formulaire de taxe de vente de votre État.',
  },
  'RSN-03': {
    title: 'Permis au lieu d’un certificat',
    clerk: '{file} est un permis ou une licence et non un certificat.',
    buyer: '{file} est votre permis. Envoyez le certificat que vous remplissez et signez pour le vendeur.',
  },
  'RSN-14': {
    title: 'Déclarations d’un revendeur de télécommunications',
    clerk: 'Il manque la déclaration de revente, celle de contribution au fonds de service universel, ou les deux.',
    buyer: 'Déclarez sur le formulaire que vous revendez le service et contribuez au fonds de service universel.',
  },
  'SIG-02': {
    title: 'Preuve de la signature électronique',
    clerk: 'Une partie manque à la preuve de la signature électronique : {part}.',
    buyer: 'Le vendeur a besoin de votre signature encore une fois, car sa preuve n’est pas complète.',
  },
  'SIG-03': {
    title: 'Inchangé depuis la signature',
    clerk: 'Ce qui est conservé n’est pas ce qui a été signé.',
    buyer: 'Le formulaire n’est pas tel que vous l’avez signé. Vérifiez-le et signez-le de nouveau.',
  },
  'SIG-08': {
    title: 'Plus que des initiales ou un trait',
    clerk: 'À la place de la signature, page {page}, il n’y a pas de signature complète.',
    buyer: 'Signez le formulaire de votre nom complet.',
  },
  'DOC-01': {
    title: 'Le fichier s’ouvre',
    clerk: '{file} ne peut pas être ouvert ({fault}).',
    buyer: '{file} ne peut pas être ouvert. Enregistrez-le sans mot de passe et envoyez-le de nouveau.',
  },
  'DOC-02': {
    title: 'Type et taille du fichier',
    clerk: '{file} a {size} Mo et est du type {kind} ; PDF, PNG, JPEG et TIFF jusqu’à 50 Mo sont acceptés.',
    buyer: 'Envoyez votre formulaire en PDF, PNG, JPEG ou TIFF jusqu’à 50 Mo.',
  },
  'DOC-03': {
    title: 'Saisies d’un formulaire à remplir',
    clerk: '{file} peut contenir des saisies qui ne sont pas montrées ici.',
    buyer: 'Imprimez {file} dans un nouveau PDF et envoyez celui-ci, pour que toutes vos saisies se voient.',
  },
  'DOC-04': {
    title: 'Lisible',
    clerk: 'La page {page} se lit mal.',
    buyer: {
      by: 'what',
      texts: {
        dots: 'La page {page} est trop petite pour être lue. Reprenez la photo de plus près.',
        contrast: 'La page {page} est trop pâle pour être lue. Reprenez la photo avec plus de lumière.',
      },
      other: 'La page {page} est floue. Reprenez la photo sans bouger.',
    },
  },
  'DOC-05': {
    title: 'Un certificat',
    clerk: '{file} n’a pas été reconnu comme certificat.',
    buyer: 'Vérifiez que {file} est votre formulaire d’exemption et non un autre document.',
  },
  'DOC-06': {
    title: 'Formulaire rempli',
    clerk: '{file} est le formulaire vierge.',
    buyer: '{file} est encore vide. Remplissez le formulaire, signez-le et envoyez-le de nouveau.',
  },
  'DOC-07': {
    title: 'Formulaire et édition du document',
    clerk: 'Le document dit « {printed} » ; le dossier dit « {recorded} ».',
    buyer: 'Vérifiez que vous avez choisi le formulaire que vous avez envoyé.',
  },
  'DOC-08': {
    title: 'Page entière',
    clerk: 'Le texte de la page {page} est coupé sur un côté.',
    buyer: 'Une partie de la page {page} est coupée. Reprenez la photo avec les quatre coins.',
  },
  'DOC-09': {
    title: 'Signes de modification',
    clerk: 'Le fichier montre des changements ultérieurs : {detail}.',
    buyer: 'Envoyez le formulaire tel que vous l’avez enregistré ou signé la première fois.',
  },
  'DOC-10': {
    title: 'Un certificat par fichier',
    clerk: 'Le fichier contient {count} certificats, aux pages {pages}. Séparez-les.',
    buyer: 'Envoyez chaque formulaire dans un fichier à part.',
  },
  'DOC-11': {
    title: 'Pages droites et dans l’ordre',
    clerk: 'La page {page} n’est pas droite ou pas à sa place.',
    buyer: 'La page {page} n’est pas droite ou pas à sa place. Elle se lit quand même.',
  },
  'DOC-12': {
    title: 'Rien de barré',
    clerk: '« {text} » est barré à la page {page} sans initiales à côté.',
    buyer:
      'Quelque chose est barré à la page {page}. Mettez vos initiales à côté, ou remplissez un nouveau formulaire.',
  },
  'DOC-13': {
    title: 'Code-barres',
    clerk: 'Le code-barres dit {barcode}, qui n’est ni ce client ni ce certificat.',
    buyer: 'Ce formulaire a été fait pour un autre compte. Utilisez celui que le vendeur vous a envoyé.',
  },
  'DOC-14': {
    title: 'Rien n’agit dans le fichier',
    clerk: 'Le fichier contient quelque chose qui agit ou renvoie ailleurs : {detail}.',
    buyer: 'Imprimez votre formulaire dans un nouveau PDF et envoyez celui-ci.',
  },
  'SIG-04': {
    title: 'Signature réutilisée',
    clerk: 'La même signature, ou une très semblable, figure sur {other} de {customer}.',
    buyer: 'Signez le formulaire à la main ou dans le portail, sans image.',
  },
  'DUP-01': {
    title: 'Même fichier',
    clerk: '{file} est aussi conservé avec {other} de {customer}.',
    buyer: 'Le vendeur a déjà ce fichier.',
  },
  'DUP-06': {
    title: 'Beaucoup de documents d’un même lieu',
    clerk: 'Des documents de {count} autres clients ont été signés du même lieu en {days} jours.',
    buyer: 'Le vendeur vous demandera de confirmer ce formulaire.',
  },
  'DUP-07': {
    title: 'Reçu après un avis de contrôle',
    clerk: 'Reçu le {received:date} ; {place} a annoncé un contrôle le {notice:date}.',
    buyer: 'Le vendeur peut vous demander d’autres preuves de cet achat.',
  },
  'DUP-08': {
    title: 'Première commande importante',
    clerk: 'La première commande, {number} du {date:date}, est de {amount} {currency} ; le compte avait {days} jours.',
    buyer: 'Le vendeur vous demandera de confirmer ce formulaire.',
  },
  'DUP-09': {
    title: 'Numéros qui se suivent',
    clerk: '{value} est dans une série avec des numéros de {count} autres clients donnés en {days} jours : {others}.',
    buyer: 'Comparez votre numéro avec le document de votre État.',
  },
};
