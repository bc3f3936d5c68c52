-- Organizations that are none of the party's stand below its committees, too: of the youth league, of unions, of villagers.
CREATE TABLE ow_party (id int PRIMARY KEY, name varchar(60));
INSERT INTO ow_party VALUES (1, '示例·溪镇党委'), (2, '示例·溪东村党总支'), (3, '示例·溪西集团支部');
CREATE TABLE ow_tx (id int PRIMARY KEY, name varchar(60), party_id int);
INSERT INTO ow_tx VALUES (1, '示例·溪镇团委', 1), (2, '示例·溪东村团总支', 2), (3, '示例·溪西团支部', 3);
CREATE TABLE ow_gx (id int PRIMARY KEY, name varchar(60), party_id int);
INSERT INTO ow_gx VALUES (1, '示例·溪镇总工会委员会', 1), (2, '示例·溪东村工会委员会', 2);
CREATE TABLE ow_village (id int PRIMARY KEY, name varchar(60), party_id int);
INSERT INTO ow_village VALUES (1, '示例·溪东村村民委员会', 2), (2, '示例·溪北居民委员会', 1);
CREATE TABLE ow_hx (id int PRIMARY KEY, name varchar(60), party_id int);
INSERT INTO ow_hx VALUES (1, '示例·五星党支部', 2), (2, '示例·先进党支部', 3);
