-- Runs once, as the administrator, when the database of docker-compose.yml is made: gives the roles of lotrinh their logins.
-- What each role may do is said by the program itself (src/platform/database/roles.ts) when the service "migrate" prepares the
-- database; for that the migrator owns the database, and is neither an administrator nor may it make roles.
\set migrator_password `cat /run/secrets/migrator_password`
\set app_password `cat /run/secrets/app_password`

create role lotrinh_owner nologin;
create role lotrinh_queue nologin;
create role lotrinh_migrator login password :'migrator_password';
create role lotrinh_app login password :'app_password';

grant lotrinh_owner, lotrinh_queue to lotrinh_migrator;
-- The application becomes the queue only where it says so, should the queue move from Redis to PostgreSQL.
grant lotrinh_queue to lotrinh_app with inherit false, set true;

alter database lotrinh owner to lotrinh_migrator;
