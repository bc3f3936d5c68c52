-- Of a provincial platform: superiors by name only, and terms of office that repeat the organizations.
CREATE TABLE party_org (id bigint PRIMARY KEY AUTO_INCREMENT COMMENT '自增主键', org_code varchar(64) COMMENT '党组织编码', org_full_name varchar(200) COMMENT '党组织全称', org_short_name varchar(100) COMMENT '党组织简称', org_category varchar(50) COMMENT '党组织类别', parent_org_name varchar(200) COMMENT '上级党组织名称', org_secretary varchar(50) COMMENT '党组织书记') COMMENT '党组织信息';
INSERT INTO party_org VALUES
  (1, '011', '示例·县直机关党工委', '机关党工委', '党工委', NULL, '示例·某'), (2, '012', '示例·教育局党委', '教育局', '党委', '示例·县直机关党工委', '示例·某'),
  (3, '013', '示例·一中党总支', '一中', '党总支', '示例·教育局党委', '示例·某'), (4, '014', '示例·一中文科党支部', '文科', '党支部', '示例·一中党总支', '示例·某'),
  (5, '015', '示例·一中理科党支部', '理科', '党支部', '示例·一中党总支', '示例·某'), (6, '016', '示例·二中党支部', '二中', '党支部', '示例·教育局党委', '示例·某');
CREATE TABLE party_org_term (term_uuid varchar(64) PRIMARY KEY, org_code varchar(64) COMMENT '党组织编码', org_full_name varchar(200) COMMENT '党组织全称', term_no int COMMENT '届次') COMMENT '党组织换届信息';
INSERT INTO party_org_term SELECT CONCAT('a', id), org_code, org_full_name, 1 FROM party_org;
INSERT INTO party_org_term SELECT CONCAT('b', id), org_code, org_full_name, 2 FROM party_org;
