/** The moment at which a demonstration begins: a Monday morning in January, when orders for the spring are filed. */
export const demonstrationDay = new Date('2026-01-12T14:00:00Z');
