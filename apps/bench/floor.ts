import { createServer } from 'node:http';
import pg from 'pg';

/** The floor of the read benchmark: plain node:http and a prepared statement of pg on the same row, without any sign-in. */
const [, , databaseUrl = '', port = '0'] = process.argv;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

createServer((request, response) => {
  const id = request.url?.slice(1) ?? '';
  pool
    .query({ name: 'one-job-order', text: 'select * from job_order where id = $1', values: [id] })
    .then(({ rows }) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(rows[0]));
    })
    .catch(() => {
      response.statusCode = 500;
      response.end();
    });
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
