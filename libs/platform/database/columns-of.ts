import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

const lists = new WeakMap<object, Map<string, string>>();

/** The columns of an entity as a `select` lists them, under the names of its fields: what comes back has the entity's shape. */
export function columnsOf(
  reading: DataSource | EntityManager,
  entity: EntityTarget<ObjectLiteral> & object,
  alias: string,
): string {
  const dataSource = 'dataSource' in reading ? reading.dataSource : reading;
  const known = lists.get(entity) ?? new Map<string, string>();
  lists.set(entity, known);
  const list =
    known.get(alias) ??
    dataSource
      .getMetadata(entity)
      .columns.map(({ databaseName, propertyName }) => `${alias}.${databaseName} as "${propertyName}"`)
      .join(', ');
  known.set(alias, list);
  return list;
}
