-- Of a system whose comments ask: columns without a name, and what their answers mean.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(100), parent_id int, f9 char(1) COMMENT '是否注销 1是 0否');
INSERT INTO party_org VALUES
  (1, '(示例·)甲星镇党委', NULL, '0'), (2, '(示例·)甲星村党支部', 1, '0'), (3, '(示例·)乙星村党支部', 1, '0'), (4, '(示例·)丙星村党支部', 1, '1');
CREATE TABLE company (id int PRIMARY KEY, company_name varchar(100), org_id int, f7 tinyint COMMENT '是否在用(1:是,0:否)');
INSERT INTO company VALUES
  (1, '(示例·)甲星厂', 2, 0), (2, '(示例·)乙星厂', 3, 0), (3, '(示例·)丙星公司', 4, 1);
