import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { SnakeCaseNaming } from './naming.js';

/** The role under which the application works: it cannot rewrite the audit trail. Created by the first migration. */
export const applicationRole = 'temporada_app';

/** PostgreSQL's number of the type `date`. */
const dateType = 1082;

/** Calendar dates stay the text that PostgreSQL sends, in raw queries as in entities: a `Date` would put them into a zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format): unknown =>
    (type as number) === dateType ? (text: unknown) => text : pg.types.getTypeParser(type, format),
};

/** How a process of the application, or the migration step, connects. */
export interface DatabaseAccess {
  url: string;
  /** Connections of this process. */
  pool: number;
  /** `application` gives up every right that the application does not need; `owner` migrates. */
  as: 'application' | 'owner';
  entities: DataSourceOptions['entities'];
  migrations?: DataSourceOptions['migrations'];
}

/** TypeORM's options for an access. The schema changes through migrations only. */
export function dataSourceOptions(access: DatabaseAccess): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url: access.url,
    entities: access.entities ?? [],
    migrations: access.migrations ?? [],
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    migrationsRun: false,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logging: false,
    poolSize: access.pool,
    applicationName: `temporada-${access.as}`,
    extra: {
      ...(access.as === 'application' ? { options: `-c role=${applicationRole}` } : {}),
      types,
      connectionTimeoutMillis: 15_000,
      keepAlive: true,
    },
  };
}
