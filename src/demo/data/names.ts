/** Names for people who are not made by hand. No surname is one of those who are. */
const givenNames = words(`
  Aaron Abena Adrián Agnes Aiko Alba Alessia Amara Anders Anouk Arjun Astrid Aurélie Beatrix Benoît Birk
  Carlos Celine Cem Clara Connor Dalia Diego Dilara Edvard Eleni Elif Emil Esra Felix Femke Finn Freya
  Gabriel Gianna Hamza Helga Ines Ingrid Ivo Jasmin Jonas Juno Kaja Kenji Lars Leila Lucía Magnus Malik
  Marta Mei Mikkel Mira Nadia Nils Nora Oskar Paula Rafael Renske Rosa Samir Signe Sofía Sven Tariq Teun
  Vera Yusuf Zoë
`);

const surnames = words(`
  Aalto Abbott Adeyemi Akerman Albrecht Almeida Andersen Baptiste Barros Becker Bergström Bianchi Blom
  Boateng Borg Bouchard Brink Cabrera Castellano Chandra Christie Costa Dahl Demir Dijkstra Doyle Eklund
  Engel Eriksen Espinoza Falk Farouk Ferreira Fischer Fontaine Fraser Fuchs Garnier Gerrits Gomes Gupta
  Haas Haddad Hakim Hansen Heikkinen Hermans Holm Hoekstra Ibrahim Ishikawa Ivanova Jacobs Jakobsen
  Janssens Kamara Kaya Keller Khan Kimura Klein Kovács Kowalski Kramer Larsen Laurent Lehmann Leclerc Lund
  Maier Marchetti Martens Mendes Meyer Moreau Morrison Nakamura Neumann Nguyen Nowak Nyberg Olofsson Osei
  Özdemir Pereira Petrov Pinto Poulsen Quist Rahman Ramos Reuter Ricci Roth Sato Schäfer Schreuder Silva
  Soares Steen Tanaka Thorne Timmermans Ueda Valk Varga Verhoeven Wagner Weber Willems Yamada Yilmaz
  Zeeman
`);

const givenByAlias = new Map(givenNames.map((name, index) => [aliasOfName(name), index]));
const surnameByAlias = new Map(surnames.map((name, index) => [aliasOfName(name), index]));

const combinations = givenNames.length * surnames.length;
// Prime to the number of combinations, so that neighbours in the list do not share a name, and every name comes once.
const step = 2741;
const back = inverseOf(step, combinations);

export interface FullName {
  readonly givenName: string;
  readonly surname: string;
  /** How often the name came before. Part of the address where it is not 0. */
  readonly repetition: number;
}

/** The name of the `number`-th person. */
export function nameAt(number: number): FullName {
  const place = ((number % combinations) * step) % combinations;
  return {
    givenName: givenNames[place % givenNames.length] ?? "",
    surname: surnames[Math.floor(place / givenNames.length)] ?? "",
    repetition: Math.floor(number / combinations),
  };
}

/** Which person has a name in the spelling of mail addresses, such as "lucia.kovacs7". */
export function numberOfAlias(alias: string): number | undefined {
  const [, given = "", surname = "", digits = ""] = /^([a-z]+)\.([a-z]+)([1-9]\d*)?$/.exec(alias) ?? [];
  const first = givenByAlias.get(given);
  const last = surnameByAlias.get(surname);
  return first === undefined || last === undefined
    ? undefined
    : (((last * givenNames.length + first) * back) % combinations) + Number(digits) * combinations;
}

/** A name without what a mail address does not bear: "Lucía Kovács" is "lucia.kovacs". */
export function aliasOfName(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replace(" ", ".")
    .replaceAll(/[^a-z.]/g, "");
}

function inverseOf(value: number, modulus: number): number {
  for (let candidate = 1; candidate < modulus; candidate++) {
    if ((value * candidate) % modulus === 1) {
      return candidate;
    }
  }
  throw new Error("The step and the number of names have a divisor in common.");
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
