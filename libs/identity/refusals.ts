import { defineRefusals } from '#libs/platform';

/** Refusals of identity. */
export const refuse = defineRefusals({
  SIGN_IN_REQUIRED: {
    status: 401,
    en: [
      'Sign in first',
      'This needs a signed-in person or an API token.',
      'Sign in at /api/v1/session, or send "Authorization: Bearer" with a token.',
    ],
    fr: [
      'Connexion requise',
      'Il faut être connecté ou présenter un jeton d’API.',
      'Connectez-vous à /api/v1/session, ou envoyez « Authorization: Bearer » avec un jeton.',
    ],
    es: [
      'Inicie sesión primero',
      'Se necesita una persona con sesión iniciada o una clave de API.',
      'Inicie sesión en /api/v1/session o envíe «Authorization: Bearer» con una clave.',
    ],
  },
  SIGN_IN_FAILED: {
    status: 401,
    en: [
      'Sign-in failed',
      'The e-mail address or the password is wrong.',
      'Try again; after {attempts} failures the account is locked for {minutes} minutes.',
    ],
    fr: [
      'Échec de la connexion',
      'L’adresse de courriel ou le mot de passe est erroné.',
      'Réessayez; après {attempts} échecs, le compte est bloqué {minutes} minutes.',
    ],
    es: [
      'No se pudo iniciar sesión',
      'La dirección de correo o la contraseña es incorrecta.',
      'Inténtelo de nuevo; tras {attempts} fallos la cuenta se bloquea {minutes} minutos.',
    ],
  },
  ACCOUNT_LOCKED: {
    status: 429,
    en: [
      'Account locked',
      'Too many failed attempts. The account is locked until {until}.',
      'Wait until then, or ask your administrator.',
    ],
    fr: [
      'Compte bloqué',
      'Trop d’échecs. Le compte est bloqué jusqu’à {until}.',
      'Attendez cette heure, ou adressez-vous à votre administrateur.',
    ],
    es: [
      'Cuenta bloqueada',
      'Demasiados intentos fallidos. La cuenta está bloqueada hasta {until}.',
      'Espere hasta entonces o pida ayuda a su administrador.',
    ],
  },
  MEMBERSHIP_NEEDED: {
    status: 409,
    en: [
      'Say for whom you act',
      'You act for several organisations: {organisations}.',
      'Sign in again with "organisationId".',
    ],
    fr: [
      'Précisez pour qui vous agissez',
      'Vous agissez pour plusieurs organismes : {organisations}.',
      'Connectez-vous de nouveau avec « organisationId ».',
    ],
    es: [
      'Diga por quién actúa',
      'Usted actúa por varias organizaciones: {organisations}.',
      'Inicie sesión de nuevo con «organisationId».',
    ],
  },
  NOT_PERMITTED: {
    status: 403,
    en: [
      'Not permitted',
      'The role {role} does not include {permission}.',
      'Ask somebody whose role includes it.',
    ],
    fr: [
      'Non autorisé',
      'Le rôle {role} ne comprend pas {permission}.',
      'Adressez-vous à une personne dont le rôle le comprend.',
    ],
    es: [
      'No permitido',
      'La función {role} no incluye {permission}.',
      'Pídalo a alguien cuya función lo incluya.',
    ],
  },
  FOREIGN_ORIGIN: {
    status: 403,
    en: [
      'Not a request of this site',
      'A change made with a session cookie must come from this site itself, and nothing says that this one does.',
      'Use the product’s own pages. In a program, send the header `Origin: {address}` beside the cookie, or an API token as `Authorization: Bearer`.',
    ],
    fr: [
      'Pas une demande de ce site',
      'Une modification faite avec un témoin de session doit venir de ce site, et rien n’indique que celle-ci en vient.',
      'Utilisez les pages du produit. Dans un programme, envoyez l’en-tête `Origin: {address}` avec le témoin, ou un jeton d’API dans `Authorization: Bearer`.',
    ],
    es: [
      'No es una solicitud de este sitio',
      'Un cambio hecho con la sesión del navegador debe venir de este mismo sitio, y nada indica que este venga de él.',
      'Use las páginas del producto. En un programa, envíe la cabecera `Origin: {address}` junto con la cookie, o una clave de API en `Authorization: Bearer`.',
    ],
  },
  ADMINISTRATOR_EXISTS: {
    status: 409,
    en: [
      'There is an administrator',
      'This installation has an administrator already.',
      'Let that administrator create accounts, or ask for another with --another.',
    ],
    fr: [
      'Il y a déjà un administrateur',
      'Cette installation a déjà un administrateur.',
      'Demandez-lui de créer les comptes, ou ajoutez-en un autre avec --another.',
    ],
    es: [
      'Ya hay un administrador',
      'Esta instalación ya tiene un administrador.',
      'Pida a ese administrador que cree las cuentas, o agregue otro con --another.',
    ],
  },
  EMAIL_TAKEN: {
    status: 409,
    en: [
      'Address in use',
      'There is an account with this e-mail address.',
      'Give that account a further membership instead.',
    ],
    fr: [
      'Adresse déjà utilisée',
      'Un compte existe avec cette adresse de courriel.',
      'Ajoutez plutôt un rôle à ce compte.',
    ],
    es: [
      'Dirección en uso',
      'Ya existe una cuenta con esta dirección de correo.',
      'Agregue más bien una función a esa cuenta.',
    ],
  },
  ROLE_ELSEWHERE: {
    status: 422,
    en: [
      'Role of another kind of organisation',
      'The role {role} belongs to an organisation of the kind {kind}.',
      'Choose such an organisation, or another role.',
    ],
    fr: [
      'Rôle d’un autre type d’organisme',
      'Le rôle {role} relève d’un organisme de type {kind}.',
      'Choisissez un tel organisme, ou un autre rôle.',
    ],
    es: [
      'Función de otro tipo de organización',
      'La función {role} corresponde a una organización del tipo {kind}.',
      'Elija una organización así u otra función.',
    ],
  },
  WORKER_OF_ACCOUNT: {
    status: 422,
    en: [
      'Whose record the account sees',
      'An account of the role worker names its worker; an account of any other role names none.',
      'Send "workerId" with the role worker only.',
    ],
    fr: [
      'Le dossier que voit le compte',
      'Un compte du rôle worker indique son travailleur; un compte de tout autre rôle n’en indique pas.',
      'N’envoyez « workerId » qu’avec le rôle worker.',
    ],
    es: [
      'El expediente que ve la cuenta',
      'Una cuenta de la función worker indica su trabajador; una de otra función no indica ninguno.',
      'Envíe «workerId» solo con la función worker.',
    ],
  },
  PROVINCES_WIDER: {
    status: 422,
    en: [
      'Provinces outside the organisation’s',
      'The organisation does not work in {provinces}.',
      'Choose among its own provinces: {own}.',
    ],
    fr: [
      'Provinces hors de l’organisme',
      'L’organisme ne travaille pas dans : {provinces}.',
      'Choisissez parmi ses propres provinces : {own}.',
    ],
    es: [
      'Provincias ajenas a la organización',
      'La organización no trabaja en: {provinces}.',
      'Elija entre sus propias provincias: {own}.',
    ],
  },
  TOKEN_TOLD_ONCE: {
    status: 409,
    en: [
      'The secret was told already',
      'A token was made under this idempotency key, and its secret is told once only.',
      'If you did not receive it, revoke the token {id} and make another under a new key.',
    ],
    fr: [
      'Le secret a déjà été communiqué',
      'Un jeton a été créé avec cette clé d’idempotence, et son secret n’est communiqué qu’une fois.',
      'Si vous ne l’avez pas reçu, révoquez le jeton {id} et créez-en un autre avec une nouvelle clé.',
    ],
    es: [
      'El secreto ya se comunicó',
      'Con esta clave de idempotencia se creó un token, y su secreto se comunica una sola vez.',
      'Si no lo recibió, revoque el token {id} y cree otro con una clave nueva.',
    ],
  },
});
