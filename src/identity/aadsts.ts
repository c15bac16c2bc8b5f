import type { SignInFailure } from "./sign-in-error.js";

/** What a failure means, with {application}, {tenant}, {cloud} and {host} in the place of names. */
export interface Meaning {
  readonly failure: SignInFailure;
  readonly says: string;
  readonly remedy: string;
}

/**
 * The codes that a connection of ours can meet. Entra may add or split codes at any time, so what is not here is shown
 * with its number.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * @see https://github.com/f-bader/EntraID-ErrorCodes a copy of the texts behind https://login.microsoftonline.com/error
 * Both read on 2026-11-21.
 */
const rows: readonly (readonly [
  codes: readonly number[],
  failure: SignInFailure,
  says: string,
  remedy: string,
])[] = [
  // What an application proves itself with.
  [
    [7000215],
    "wrong-secret",
    "The client secret does not belong to {application}, or its ID was given in the place of its value.",
    "Enter the value of the secret. Entra shows it once, when the secret is made; where it is lost, add a new secret.",
  ],
  [
    [7000222],
    "expired-secret",
    "The client secret of {application} has ended.",
    "Add a new secret to the app registration and enter its value.",
  ],
  [
    [7000216, 7000219],
    "wrong-secret",
    "Entra expects a client secret or a certificate from {application}.",
    "Connect with a client secret or a certificate.",
  ],
  [
    [7000218],
    "not-public-client",
    "Entra expects a client secret or a certificate from {application}, because it is not registered as a public client.",
    "Allow public client flows under Authentication in the app registration, or connect with a client secret or a certificate.",
  ],
  [
    [700027, 700028, 700029, 700030, 50012, 7000213],
    "wrong-certificate",
    "The certificate does not belong to {application}, or its private key belongs to another certificate.",
    "Upload the certificate under Certificates & secrets in the app registration, or choose the one that is listed there.",
  ],
  [
    [700026],
    "wrong-certificate",
    "{application} has no certificate.",
    "Upload the certificate under Certificates & secrets in the app registration.",
  ],
  [
    [7000214, 500183, 1000502],
    "wrong-certificate",
    "The certificate was revoked or is out of its time.",
    "Make a new certificate and upload it under Certificates & secrets in the app registration.",
  ],
  [
    [50032],
    "wrong-certificate",
    "The key of the certificate is too short for Entra.",
    "Make a certificate with an RSA key of at least 2048 bits.",
  ],
  [
    [700021, 700022, 700023],
    "wrong-certificate",
    "The proof of identity was made for another application or tenant.",
    "Look at the client ID and the tenant of the connection.",
  ],
  [
    [700024],
    "other",
    "The proof of identity is out of its time, because the clock of this machine and that of Entra are apart.",
    "Set the clock of this machine.",
  ],
  [
    [700025, 9002319],
    "other",
    "{application} is registered as a public client, which signs in without a secret.",
    "Connect as a person, or register the application for Web and not for mobile and desktop applications.",
  ],
  [
    [9002324],
    "other",
    "More than one proof of identity was sent for {application}.",
    "Connect with either a client secret or a certificate.",
  ],

  // The application.
  [
    [700016, 700011, 7000217, 7000229, 90049, 7000110],
    "unknown-application",
    "{application} is not known in {tenant}.",
    "Look at the client ID and the tenant. An application of another organization has to be consented to once by an administrator of this tenant, and a registration of another cloud does not exist in this one.",
  ],
  [
    [7000112, 7000116],
    "application-disabled",
    "{application} is disabled, so nobody can sign in to it.",
    "An administrator can enable it under Enterprise applications, Properties. Where it belongs to another organization, ask its publisher.",
  ],
  [
    [500014, 7000117],
    "application-disabled",
    "The service that the sign-in is for is disabled in {tenant}.",
    "Look whether its subscription has lapsed. An administrator can enable the service under Enterprise applications, Properties.",
  ],
  [
    [500011, 650052, 650058, 50001, 650054],
    "unknown-application",
    "The service that the sign-in is for does not exist in {tenant}.",
    "Look whether this is the right tenant and the right cloud, and whether the organization has a subscription with Exchange Online.",
  ],
  [
    [50105],
    "blocked-by-policy",
    "Only people who are assigned to {application} may use it, and this account is not among them.",
    "An administrator can assign it under Enterprise applications, Users and groups.",
  ],
  [
    [65002, 65003],
    "blocked-by-policy",
    "Microsoft does not let {application}, which is its own, ask for this permission.",
    "Connect with an app registration of the tenant.",
  ],
  [
    [50194, 90124, 90129, 90130, 9002332, 9002337],
    "wrong-tenant",
    "{application} signs in people of one tenant only, and the connection does not say of which.",
    "Name the tenant in the connection, by its ID or its domain.",
  ],
  [
    [90136],
    "not-public-client",
    "{application} is not registered as a public client, so a device code is of no use.",
    "Allow public client flows under Authentication in the app registration, or connect with a client secret or a certificate.",
  ],
  [
    [1000031],
    "blocked-by-policy",
    "{application} cannot be used at this time.",
    "Ask an administrator of the tenant.",
  ],

  // Consent and permissions.
  [
    [65001],
    "consent-missing",
    "Nobody has consented yet to what {application} asks for.",
    "Sign in again and consent, or have an administrator grant consent for the organization.",
  ],
  [
    [90094, 90095, 900941, 900942],
    "consent-missing",
    "Only an administrator may consent to what {application} asks for.",
    "Have an administrator grant consent for the organization, or sign in as one.",
  ],
  [
    [90096],
    "consent-missing",
    "An administrator was asked to consent to what {application} asks for, and has not answered yet.",
    "Sign in again once the request is approved.",
  ],
  [
    [90099],
    "consent-missing",
    "{application} is not authorized in the customer's tenant.",
    "An administrator of that tenant has to consent to it first.",
  ],
  [
    [650057],
    "consent-missing",
    "The app registration of {application} does not list the service that the sign-in is for.",
    "Add a permission of that service under API permissions in the app registration, and have it consented to.",
  ],
  [
    [650056, 90008, 650055, 65006, 65007],
    "consent-missing",
    "The permissions of {application} are incomplete, or nobody consented to them.",
    "Look at API permissions in the app registration, and have an administrator grant consent.",
  ],
  [
    [65004],
    "cancelled",
    "The consent was declined.",
    "Sign in again and consent, or have an administrator grant consent for the organization.",
  ],
  [
    [65005, 650053, 70011, 1002012],
    "other",
    "A permission was asked for that the service does not have in this cloud.",
    "Look whether the cloud of the connection is the right one.",
  ],

  // The tenant and who belongs to it.
  [
    [90002, 900023, 50059, 50128, 90019, 500208, 500209, 500210],
    "wrong-tenant",
    "The tenant {tenant} was not found in {cloud}.",
    "Look at the domain or the ID of the tenant, and at the cloud of the connection.",
  ],
  [
    [50034, 500341, 700056, 50197, 90125],
    "wrong-tenant",
    "The account does not exist in {tenant}.",
    "Look at the user name and at the tenant of the connection.",
  ],
  [
    [50020, 90072, 50177, 50178, 500211],
    "wrong-tenant",
    "The account belongs to another organization and is no guest of {tenant}.",
    "Sign in with an account of this tenant, or have the account invited as a guest.",
  ],
  [
    [50014],
    "wrong-tenant",
    "The account was invited to {tenant}, but has not accepted the invitation.",
    "Accept the invitation first, then sign in again.",
  ],
  [
    [500200, 500202, 500204, 500206, 500207, 9002331, 9002339],
    "wrong-tenant",
    "A personal Microsoft account cannot be used here.",
    "Sign in with an account of work or school.",
  ],
  [
    [90038, 90043, 1002021],
    "wrong-tenant",
    "The tenant or the account belongs to another cloud than {cloud}.",
    "Choose the other cloud in the connection.",
  ],
  [
    [500021, 500022, 500024, 500025],
    "blocked-by-policy",
    "The network that this machine is in keeps people from signing in to {tenant}.",
    "Ask whoever runs the network to add the tenant to the tenant restrictions, or sign in from another network.",
  ],
  [
    [500212, 500213, 90084],
    "blocked-by-policy",
    "A policy between the two organizations keeps this account from signing in to {tenant}.",
    "Ask the administrators of both for cross-tenant access, or sign in with an account of the tenant.",
  ],

  // The user and the password.
  [[50126, 50054, 50056, 50052], "password", "The user name or the password is wrong.", "Sign in again."],
  [
    [50055, 50144, 50125, 50135, 50137, 50142],
    "password",
    "The password has ended or has to be changed.",
    "Change it in the browser, at the sign-in page of Microsoft 365, then sign in again.",
  ],
  [
    [50053],
    "password",
    "The account is locked for now, because somebody signed in with a wrong password too often or from an address that is blocked.",
    "Wait some minutes. If it goes on, ask an administrator.",
  ],
  [
    [50057, 500571],
    "blocked-by-policy",
    "The account is disabled.",
    "Ask an administrator of the tenant, or sign in with another account.",
  ],

  // Multi-factor authentication.
  [
    [50076, 50074],
    "multi-factor",
    "Multi-factor authentication is asked for.",
    "Sign in again in the browser.",
  ],
  [
    [50078],
    "multi-factor",
    "The last multi-factor authentication is too long ago.",
    "Sign in again in the browser.",
  ],
  [
    [50079, 50072, 50203],
    "multi-factor",
    "The account has to be registered for multi-factor authentication first.",
    "Sign in again in the browser and follow the steps there.",
  ],
  [
    [50158, 50159],
    "multi-factor",
    "Another provider asks for one more proof of who is signing in.",
    "Sign in again in the browser.",
  ],
  [
    [500121],
    "multi-factor",
    "The multi-factor authentication was not approved.",
    "Sign in again and approve the request.",
  ],
  [
    [50088, 500881, 500882, 500883, 50087],
    "multi-factor",
    "The call or the message of the multi-factor authentication could not be sent.",
    "Wait some minutes, or choose another method.",
  ],
  [
    [53004, 53010, 54008, 54009, 54010],
    "multi-factor",
    "Multi-factor authentication cannot be set up from here, because of where or how this account is signing in.",
    "Ask an administrator, or set it up from a place and a device that the organization trusts.",
  ],

  // Policies.
  [
    [53003, 530031],
    "blocked-by-policy",
    "A Conditional Access policy blocks this sign-in.",
    "An administrator finds the policy in the sign-in logs of Entra, under Conditional Access.",
  ],
  [
    [53000, 530002],
    "blocked-by-policy",
    "A Conditional Access policy wants a device that is compliant.",
    "Sign in from a device that the organization manages.",
  ],
  [
    [53001, 530003, 50129, 501312, 501313, 50097, 50155],
    "blocked-by-policy",
    "A Conditional Access policy wants a device that the organization manages or that is joined to it.",
    "Sign in from such a device, and in the browser that knows it. A device code cannot show what device it is.",
  ],
  [
    [50131, 50005],
    "blocked-by-policy",
    "The device is not in the state that a policy asks for, or the sign-in looked suspicious.",
    "Sign in from a device that the organization manages, or ask an administrator.",
  ],
  [
    [53002, 53005, 53009, 530021, 50127],
    "blocked-by-policy",
    "A policy lets only approved applications in, and {application} is none.",
    "Ask an administrator to except the application from the policy.",
  ],
  [
    [530033],
    "blocked-by-policy",
    "A Conditional Access policy keeps device codes from being used.",
    "Connect in the browser.",
  ],
  [
    [53011, 530032, 530034],
    "blocked-by-policy",
    "The account is blocked, because it is thought to be at risk.",
    "Ask an administrator of the account's organization.",
  ],
  [
    [530035],
    "blocked-by-policy",
    "The security defaults of {tenant} block this sign-in.",
    "Connect in the browser.",
  ],
  [
    [53008, 530001, 530011, 530022, 501311],
    "blocked-by-policy",
    "The browser does not fit the policy of the organization.",
    "Sign in with another browser, for instance Microsoft Edge.",
  ],

  // A saved sign-in that is of no use any more.
  [
    [50058, 50132, 160021, 16000],
    "interaction-needed",
    "The saved sign-in is not enough any more.",
    "Sign in again.",
  ],
  [
    [50173, 50133],
    "interaction-needed",
    "The saved sign-in was revoked, for instance because the password was changed.",
    "Sign in again.",
  ],
  [[700082, 70008, 700081, 700084], "interaction-needed", "The saved sign-in has ended.", "Sign in again."],
  [
    [70043, 70044, 70045, 70046],
    "interaction-needed",
    "A policy asks people to sign in again from time to time.",
    "Sign in again.",
  ],
  [
    [70000, 54005, 7000012, 7000015, 700005, 700007, 26000, 50199, 50089],
    "interaction-needed",
    "The saved sign-in is not accepted any more.",
    "Sign in again.",
  ],

  // Redirects and device codes.
  [
    [50011, 500112, 700042, 700044],
    "redirect-not-registered",
    "http://localhost is not among the redirect URIs of {application}.",
    "Add http://localhost under Authentication, Mobile and desktop applications, in the app registration, or connect with a device code.",
  ],
  [
    [500113, 900971],
    "redirect-not-registered",
    "{application} has no redirect URI.",
    "Add http://localhost under Authentication, Mobile and desktop applications, in the app registration, or connect with a device code.",
  ],
  [
    [70016],
    "interaction-needed",
    "The device code was not entered yet.",
    "Enter the code at the address that is shown.",
  ],
  [
    [70020, 70019, 70039],
    "cancelled",
    "The device code has ended before somebody entered it.",
    "Sign in again and enter the new code.",
  ],
  [
    [70018, 7000014, 50189, 90132],
    "other",
    "The device code is not known to Entra.",
    "Sign in again and enter the new code.",
  ],
  [[650041, 90135, 70034, 90120], "cancelled", "The sign-in was given up or declined.", "Sign in again."],

  // Entra itself.
  [
    [50196],
    "throttled",
    "Entra stopped answering, because the same sign-in was asked for too often.",
    "Wait some minutes, then sign in again.",
  ],
  [
    [
      50000, 50003, 50004, 50033, 90006, 90012, 90024, 90025, 90030, 90031, 90032, 90033, 90035, 90039, 90041,
      90045, 90090, 90091, 40010,
    ],
    "service",
    "Entra has a fault of its own at the moment.",
    "Try again in some minutes.",
  ],
];

const meanings: ReadonlyMap<number, Meaning> = new Map(
  rows.flatMap(([codes, failure, says, remedy]) => codes.map((code) => [code, { failure, says, remedy }])),
);

export const knownCodes: readonly number[] = rows.flatMap(([codes]) => codes);

/** What a code means, for instance 7000222, or `undefined` where that is not known here. */
export function findMeaning(code: number): Meaning | undefined {
  return meanings.get(code);
}
