-- Of a village's system: a superior by an odd comment, institutions beside that are none of the organizations' units.
CREATE TABLE party_manage (party_id int PRIMARY KEY COMMENT '党组织编号', party_name varchar(40) COMMENT '党组织名称', parent_party int COMMENT '党组织所属组织', party_start_time date COMMENT '党组织成立时间', party_end_time date COMMENT '党组织撤销时间');
INSERT INTO party_manage VALUES
  (1, '示例·村党委', NULL, '1984-05-01', NULL), (2, '示例·一组党支部', 1, '1984-05-01', NULL), (3, '示例·二组党支部', 1, '1984-05-01', NULL),
  (4, '示例·三组党支部', 1, '1984-05-01', '2011-03-01'), (5, '示例·合作社党支部', 2, '2012-05-01', NULL);
CREATE TABLE organ_manage (organ_id int PRIMARY KEY, organ_name varchar(20), organ_duty varchar(20), organ_village_id int COMMENT '所属村委id');
INSERT INTO organ_manage VALUES (1, '示例·卫生所', '卫生', 1), (2, '示例·财务所', '财务', 2), (3, '示例·调解所', '调解', 3);
CREATE TABLE population_manage (id int PRIMARY KEY, population_id varchar(36), party_id int COMMENT '党组织编号', population_work varchar(40) COMMENT '工作单位');
INSERT INTO population_manage VALUES (1, 'p1', 1, '示例·甲厂'), (2, 'p2', 2, '示例·乙厂'), (3, 'p3', 3, '示例·丙厂');
