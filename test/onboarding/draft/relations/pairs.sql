-- Superiors are pairs in a table of their own; deleted pairs stay.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(60), org_code varchar(12));
INSERT INTO party_org VALUES (1, '示例·河镇党委', 'C01'), (2, '示例·甲河党总支', 'C02'), (3, '示例·乙河党支部', 'C03'), (4, '示例·丙河党支部', 'C04'), (5, '示例·丁河党支部', 'C05');
CREATE TABLE party_org_relation (id int PRIMARY KEY, org_id int, parent_id int, deleted int);
INSERT INTO party_org_relation VALUES (1, 1, 0, 0), (2, 2, 1, 0), (3, 3, 2, 0), (4, 4, 2, 0), (5, 5, 1, 0), (6, 5, 2, 1);
CREATE TABLE org_meeting (id int PRIMARY KEY, org_id int, parent_id int, title varchar(60));
INSERT INTO org_meeting VALUES (1, 2, 1, '示例·会'), (2, 3, 1, '示例·会');
