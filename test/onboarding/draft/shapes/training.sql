-- Of a training system in English: an order that grows like the key, a moment of deletion, a state without a word.
CREATE TABLE party_organizations (id bigint unsigned PRIMARY KEY AUTO_INCREMENT, name varchar(128), type varchar(16) COMMENT 'committee/branch/group(党委/党支部/党小组)', parent_id bigint unsigned NOT NULL DEFAULT 0 COMMENT '上级党组织', secretary_id bigint unsigned COMMENT '书记', member_count int DEFAULT 0, established_date date, sort_order int, status tinyint DEFAULT 1, company_id bigint unsigned, created_at datetime, deleted_at datetime);
INSERT INTO party_organizations VALUES
  (1, '示例·港口党委', 'committee', 0, 9, 80, '1999-07-01', 1, 1, 1, '2020-01-01', NULL), (2, '示例·装卸党支部', 'branch', 1, 9, 20, '2001-07-01', 2, 1, 2, '2020-01-01', NULL),
  (3, '示例·拖轮党支部', 'branch', 1, 9, 12, '2001-07-01', 3, 2, 3, '2020-01-01', NULL), (4, '示例·引航党支部', 'branch', 1, 9, 7, '2003-07-01', 4, 1, 1, '2020-01-01', '2021-02-03 04:05:06'),
  (5, '示例·一班党小组', 'group', 2, 9, 4, '2001-07-01', 5, 1, 2, '2020-01-01', NULL), (6, '示例·二班党小组', 'group', 2, 9, 5, '2001-07-01', 6, 1, 2, '2020-01-01', NULL);
CREATE TABLE companies (id bigint unsigned PRIMARY KEY AUTO_INCREMENT, company_name varchar(128), credit_code char(18), employee_count int, enabled tinyint);
INSERT INTO companies VALUES (1, '示例·港口集团公司', '91350100DEM0000494', 2, 1), (2, '示例·装卸公司', NULL, 3, 1), (3, '示例·拖轮公司', NULL, 1, 1), (4, '示例·旧码头公司', NULL, 4, 0);
