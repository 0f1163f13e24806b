#!/bin/bash
# At the first start: each database with its owner and the role of its service; nobody else may connect.
set -euo pipefail
while IFS== read -r role password; do
  psql -v ON_ERROR_STOP=1 -q --username "$POSTGRES_USER" -v role="$role" -v password="$password" <<'SQL'
create role :"role" login password :'password';
SQL
done </run/secrets/postgres-roles
for database in designation alert gateway keycloak; do
  psql -v ON_ERROR_STOP=1 -q --username "$POSTGRES_USER" -v database="$database" <<'SQL'
create database :"database" owner :"database";
revoke all on database :"database" from public;
SQL
done
for database in designation alert gateway; do
  psql -v ON_ERROR_STOP=1 -q --username "$POSTGRES_USER" -v database="$database" -v service="${database}_service" <<'SQL'
grant connect on database :"database" to :"service";
SQL
done
