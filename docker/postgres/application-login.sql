-- Run once by the PostgreSQL image, when its data folder is new. The application signs in as temporada_login, which owns
-- nothing and can only take on temporada_app; `temporada migrate` gives temporada_app what it needs and no more.
\getenv password APPLICATION_PASSWORD
create role temporada_app nologin;
create role temporada_login login password :'password' in role temporada_app;
