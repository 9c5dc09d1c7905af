/** Common given names and surnames, combined at random: no list of real persons stands behind them. */
export interface NameStock {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
  /** Whether a person bears two family names, the father's and the mother's. */
  readonly twoFamilies: boolean;
}

const words = (text: string) => text.split(' ');

const mexico: NameStock = {
  women: words(
    'María Guadalupe Juana Margarita Josefina Verónica Leticia Rosa Francisca Teresa Alicia Elena Gloria Silvia Patricia Yolanda Martha Lucía Araceli Beatriz',
  ),
  men: words(
    'José Juan Miguel Francisco Antonio Jesús Pedro Manuel Luis Alejandro Roberto Carlos Ricardo Javier Martín Raúl Arturo Sergio Jorge Fernando Felipe Gerardo Rubén Ramón Alfredo Héctor Salvador Ángel Ignacio Tomás',
  ),
  families: words(
    'Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Flores Cruz Gómez Morales Vázquez Reyes Jiménez Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Castillo Moreno Romero Álvarez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Méndez Muñoz Salazar Contreras Cervantes Rojas Luna Lara Nava Meza Xochitiotzi Cuamatzi Tlapale',
  ),
  twoFamilies: true,
};

const englishGiven = {
  women: words(
    'Marcia Sandra Paulette Sharon Beverley Claudette Yvonne Donna Maxine Angella Joan Carol Heather Nadine Sonia Audrey Hyacinth Lorna',
  ),
  men: words(
    'Winston Errol Desmond Neville Devon Clive Trevor Delroy Everton Leroy Courtney Lloyd Carlton Glenroy Horace Linval Norman Patrick Rohan Wayne Clifton Donovan Fitzroy Garfield Junior Kenroy Lennox Oneil Vincent Barrington',
  ),
};

const jamaica: NameStock = {
  ...englishGiven,
  families: words(
    'Brown Williams Campbell Smith Johnson Gordon Clarke Reid Thompson Grant Henry Morgan Bailey Wright Francis Green Powell Robinson Allen Stewart Lewis Anderson Edwards Davis Palmer Murray Thomas Bennett Walker Morrison Samuels Blake Barrett Dixon Graham Hamilton Lawrence Whyte Forbes Ellis',
  ),
  twoFamilies: false,
};

const barbados: NameStock = {
  ...englishGiven,
  families: words(
    'Alleyne Brathwaite Clarke Greenidge Holder Hinds Griffith Gittens Cumberbatch Best Forde Haynes Jordan King Marshall Moore Phillips Sealy Skeete Springer Worrell Yearwood',
  ),
  twoFamilies: false,
};

const trinidad: NameStock = {
  women: words(
    'Indra Kamla Sandra Marcia Joanne Sherry Savitri Anita Wendy Gail Cheryl Radha Jennifer Lystra',
  ),
  men: words(
    'Anthony Kelvin Ramesh Deonarine Wayne Curtis Vishnu Rajesh Steve Nigel Krishna Learie Winston Sunil Garnet Anil Kirk Dexter Roopnarine Selwyn',
  ),
  families: words(
    'Mohammed Joseph Charles Singh Ali Alexander Ramlogan Maharaj Pierre James Baptiste Ramkissoon Khan Samaroo Williams Persad George Noel Rampersad Roberts',
  ),
  twoFamilies: false,
};

const easternCaribbean: NameStock = {
  ...englishGiven,
  families: words(
    'Joseph Charles James Baptiste Alexander Augustin Edwards Francis George John Lewis Phillip Prospere Thomas Williams Felix Antoine Toussaint Jules Regis Laurent Browne Daniel Liburd',
  ),
  twoFamilies: false,
};

const stocks: Readonly<Record<string, NameStock>> = { MX: mexico, JM: jamaica, BB: barbados, TT: trinidad };

/** The names common in a country (ISO 3166-1); those of the Eastern Caribbean for its smaller states. */
export function namesOf(country: string): NameStock {
  return stocks[country] ?? easternCaribbean;
}
