-- Of a system whose flags are BIT, as entities of Java have them: their text is bytes, their value a number.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(100), parent_id int, f1 bit(1) COMMENT '状态 0正常 1撤销', f2 bit(3) COMMENT '状态');
INSERT INTO party_org VALUES
  (1, '(示例·)甲星镇党委', NULL, 0, 2), (2, '(示例·)甲星村党支部', 1, 0, 2), (3, '(示例·)乙星村党支部', 1, 0, 2),
  (4, '(示例·)丙星村党支部', 1, 0, 2), (5, '(示例·)丁星村党支部', 1, 0, 2), (6, '(示例·)戊星村党支部', 1, 1, 5);
CREATE TABLE company (id int PRIMARY KEY, company_name varchar(100), org_id int, enabled bit(1));
INSERT INTO company VALUES
  (1, '(示例·)甲星厂', 2, 1), (2, '(示例·)乙星厂', 3, 1), (3, '(示例·)丙星公司', 4, 1), (4, '(示例·)丁星公司', 5, 0);
