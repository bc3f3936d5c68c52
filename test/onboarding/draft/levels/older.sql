-- Older copies with the same keys and other names: superiors of each are found in the others as well.
CREATE TABLE party_org (id int PRIMARY KEY, name varchar(60), pid int);
INSERT INTO party_org VALUES (1, '示例·泉镇党委', 0), (2, '示例·泉东党委', 1), (3, '示例·泉西党委', 1), (10, '示例·甲泉党支部', 2), (11, '示例·乙泉党支部', 3), (12, '示例·丙泉党支部', 3);
CREATE TABLE party_org_0307 (id int PRIMARY KEY, name varchar(60), pid int, org_code varchar(12), found_date date);
INSERT INTO party_org_0307 VALUES (1, '示例·泉镇党委', 0, 'Q1', '2001-01-01'), (2, '示例·泉南党委', 1, 'Q2', '2001-01-01'), (3, '示例·泉北党委', 1, 'Q3', '2001-01-01'), (10, '示例·丁泉党支部', 2, 'Q4', '2001-01-01'), (11, '示例·戊泉党支部', 3, 'Q5', '2001-01-01');
CREATE TABLE party_org_beifen (id int PRIMARY KEY, name varchar(60), pid int);
INSERT INTO party_org_beifen VALUES (1, '示例·泉镇党委', 0), (2, '示例·泉上党委', 1), (3, '示例·泉下党委', 1), (10, '示例·己泉党支部', 2), (11, '示例·庚泉党支部', 3);
CREATE TABLE party_org2 (id int PRIMARY KEY, name varchar(60), pid int);
INSERT INTO party_org2 VALUES (1, '示例·泉镇党委', 0), (2, '示例·泉内党委', 1), (3, '示例·泉外党委', 1), (10, '示例·辛泉党支部', 2), (11, '示例·壬泉党支部', 3);
