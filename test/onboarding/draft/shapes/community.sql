-- Of a community's system: an organization and its unit in one row; closed ones stay.
CREATE TABLE bus_party (party_id bigint PRIMARY KEY AUTO_INCREMENT COMMENT '主键id', party_name varchar(64) COMMENT '党组织名称', community_id bigint COMMENT '小区id', top_party char(1) COMMENT '顶层党组织:0=是,1=不是', top_id bigint COMMENT '顶层党组织id', parent_id bigint DEFAULT 0 COMMENT '上级党组织id', party_status char(1) DEFAULT '0' COMMENT '党组织状态:0=正常,1=关闭', party_type char(1) COMMENT '组织类型:1=行政村党组织,2=社区党组织,3=机关事业党组织,4=国有企业党组织,5=非公企业党组织', unit_name varchar(64) COMMENT '单位名称', unit_code varchar(18) COMMENT '统一社会信用代码', sort int COMMENT '排序') COMMENT '党组织';
INSERT INTO bus_party VALUES
  (1, '示例·街道党工委', 1, '0', 1, 0, '0', '3', '示例·街道办事处', '91310116DEM000057L', 1),
  (2, '示例·东社区党委', 1, '1', 1, 1, '0', '2', '示例·东社区居委会', NULL, 2),
  (3, '示例·西社区党委', 2, '1', 1, 1, '0', '2', '示例·西社区居委会', NULL, 3),
  (4, '示例·第一网格党支部', 1, '1', 1, 2, '0', '2', '示例·东社区居委会第一网格', NULL, 4),
  (5, '示例·第二网格党支部', 1, '1', 1, 2, '0', '2', '示例·东社区居委会第二网格', NULL, 5),
  (6, '示例·电子厂党支部', 2, '1', 1, 3, '0', '5', '示例·电子厂', '91310116DEM000065F', 6),
  (7, '示例·纺织厂党支部', 2, '1', 1, 3, '1', '4', '示例·纺织厂', NULL, 7),
  (8, '示例·物业公司党支部', 1, '1', 1, 2, '0', '5', '示例·物业公司', NULL, 8);
